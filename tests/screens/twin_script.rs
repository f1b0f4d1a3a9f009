//! The meeting that is held twice: each step as keys and as commands.

use super::twin::Step;

/// The minute after the opening, the keys, the commands that do the same. Between two arguments stands `|`, between two commands `||`; `{item}` is the
/// group that is on the screen. What only moves on the screen has no command.
const STEPS: &str = r#"
0 ;; gd<Tab><Tab>24<Tab><Tab>DC 5031<Tab><Tab>+2w<Enter><Esc>gpgf<Esc>gd<Enter> ;; meeting|prepare|--date|today|--number|24|--loggist|DC 5031|--next-date|+2w||meeting|freeze||meeting|open
1 ;; gwiiii ;; meeting|attend|in|DCI 1550|DC 5031|DC 5520|DI 4102
1 ;; pPS 1190<Enter> ;; meeting|attend|apologies|DI 4471|--deputy|PS 1190
1 ;; +Probation officer<Tab>partner<Tab>y<Enter> ;; meeting|attend|in|Probation officer|--role|partner|--partner
2 ;; <F5><Enter><Esc>t2Warrant phase done<Enter> ;; record|tier|Op Alder|2|--because|Warrant phase done
3 ;; aTalk to landlord @22 #prot fri<Enter> ;; record|action|Op Alder|Talk to landlord|--owner|DS 2217|--p|pt|--due|fri
3 ;; o<Tab>room for one<Enter> ;; record|lro|Op Alder|PS 1894|--because|room for one
4 ;; d<Up><Tab>two vehicles seized<Enter> ;; record|disruption|Op Alder|moderate|two vehicles seized
4 ;; mPress line agreed<Enter> ;; record|note|Op Alder|Press line agreed
5 ;; +oSecure two charges<Enter> ;; record|objective|Op Alder|Secure two charges
5 ;; +gSource of supply<Enter> ;; record|gap|Op Alder|Source of supply
5 ;; +tRelease from custody<Enter> ;; record|trigger|Op Alder|Release from custody
5 ;; +sProbation<Enter> ;; record|consulted|Op Alder|Probation
6 ;; +c21<Enter> ;; record|assess|Op Alder|--scheme|OCGM|--score|21
6 ;; +bAnalyst for two weeks<Tab>ROCU<Enter> ;; record|bid|Analyst for two weeks|--to|ROCU|--ocg|Op Alder
6 ;; +lOpen fridays first<Enter> ;; record|learning|Open fridays first|--theme|Illegal drugs|--from|Op Alder|--ocg|Op Alder
6 ;; +rcash<Tab>£14,200<Enter> ;; record|outcome|Op Alder|cash seized|£14,200
6 ;; +nvPrevent work sits with the school<Enter> ;; record|not-applicable|Op Alder|pv|--because|Prevent work sits with the school
6 ;; +eTwo couriers are named by others<Enter> ;; record|statement|Op Alder|Two couriers are named by others
6 ;; +vAn LRO from outside<Enter> ;; record|to-board|Op Alder|An LRO from outside
7 ;; <Space> ;; meeting|call|{item}
8 ;; =<Down><Enter> ;; record|no-change|{item}|--because|Plan on track, no new intelligence||meeting|call|{item}
9 ;; r ;; meeting|read|{item}
10 ;; fLRO at court<Enter> ;; meeting|defer|{item}|--because|LRO at court
11 ;; +wSCPO<Tab>subject 2<Enter> ;; record|order|{item}|SCPO|--subject|subject 2
11 ;; +4Two charged<Tab>n/a, because no young people<Tab>Tenants rehoused<Enter> ;; record|plan|{item}|--pursue|Two charged|--prevent|n/a, because no young people|--protect|Tenants rehoused
12 ;; +dNo overtime before December<Tab>the budget is spent<Tab>two shifts<Enter> ;; record|decision|No overtime before December|--because|the budget is spent|--refused|two shifts
12 ;; +iBids<Tab>ROCU answers by Friday<Enter> ;; record|remark|Bids and capacity|ROCU answers by Friday
13 ;; +fLantern<Tab>place<Tab><Tab><Tab>Alder, Op Birch<Tab>violence in 20 hotspots<Tab>1,204<Enter> ;; record|operation|Lantern|--kind|place|--ocg|Op Alder|--ocg|Op Birch|--measure|violence in 20 hotspots|--before|1204
13 ;; +jClose two county lines<Tab>+4w<Enter> ;; record|board-objective|Close two county lines|--to|+4w
14 ;; t3slip<Enter> ;; record|tier|{item}|3|--because|slip
14 ;; u<Enter> ;; undo
14 ;; <Ctrl-r><Enter> ;; redo
14 ;; u<Enter> ;; undo
15 ;; <Tab>cDone and checked<Enter> ;; record|discharge|NB-2026-0022|Done and checked
16 ;; e+2w<Tab><Down><Enter> ;; record|extend|NB-2026-0026|+2w|--code|abstraction
16 ;; <Esc><Space> ;; meeting|call|{item}
17 ;; gabROCU<Enter><Esc> ;; record|bid|NB-2026-0011: Safeguarding visits, two tenants|--to|ROCU|--ocg|Op Alder
18 ;; ga]vvvenext<Tab><Down><Enter><Esc> ;; record|extend|NB-2026-0002|next|--code|abstraction||record|extend|NB-2026-0006|next|--code|abstraction||record|extend|NB-2026-0064|next|--code|abstraction
19 ;; gt<Enter><Tab>two more seen<Enter><Esc> ;; record|dispose|NB-TRG-2026-0001|acted on|--because|two more seen
19 ;; gi<Enter><Enter><Esc> ;; record|moderate|NB-DIS-2026-0001|moderate
19 ;; gb<Enter><Right><Right><Right><Tab>no capacity<Enter><Esc> ;; record|answer|NB-BID-2026-0002|declined|--because|no capacity
20 ;; gl<Enter>Eastern BCU<Enter><Esc> ;; record|share|NB-LRN-2026-0001|Eastern BCU
20 ;; gk<Enter><Tab>DC 5520<Enter><Esc> ;; record|fill|2|DC 5520|--state|tasked
20 ;; go<Enter>i<Tab><Tab><Tab>+1y<Enter><Esc> ;; record|order|11|--state|in-force|--granted|today|--expires|+1y
21 ;; gr<Enter>980<Enter><Esc> ;; record|operation|Lantern|--after|980
21 ;; gy<Enter><Tab>one closed<Enter><Esc> ;; record|board-state|16|met|one closed
21 ;; gz<Enter>Agreed<Enter><Esc> ;; record|board-answer|10|Agreed
22 ;; <Tab>o22<Tab>nearer to it<Enter> ;; record|transfer|NB-2026-0028|DS 2217|--because|nearer to it
22 ;; <Esc><Tab>cgone<Tab>c<Enter> ;; record|claim|NB-2026-0028|gone
23 ;; <Esc><Tab>c<Enter> ;; record|discharge|NB-2026-0028
23 ;; <Esc><Tab><Del><Down><Tab>no longer needed<Enter> ;; record|cancel|NB-2026-0032|--code|abstraction|--because|no longer needed
24 ;; <Esc>+pDS 9001<Enter> ;; record|officer|register|DS 9001|--can-lead|yes
"#;

/// The rest of the order: no change for twenty, the others as read, read back sentence by sentence, signed.
const NO_CHANGE: &str =
    "=<Down><Enter> ;; record|no-change|{item}|--because|Plan on track, no new intelligence||meeting|call|{item}";
const REST: &str = "60 ;; gm*rin date<Enter> ;; meeting|rest|taken-as-read|--because|in date";
const SIGN: &str = "62 ;; gs24<Enter> ;; meeting|close|--read-back";

/// One line of the steps.
fn step(line: &str) -> Step {
    let mut parts = line.split(" ;; ");
    let mut part = || parts.next().unwrap_or_default();
    let (minute, keys, commands) = (part(), part(), part());
    let commands = commands.split("||").filter(|command| !command.is_empty());
    Step {
        minute: minute.parse().unwrap(),
        keys: keys.to_owned(),
        commands: commands.map(|command| command.split('|').map(str::to_owned).collect()).collect(),
    }
}

/// Preparation, room, 31 groups with every verb, settling, read-back, signature.
pub(crate) fn script() -> Vec<Step> {
    let mut steps: Vec<Step> = STEPS.lines().filter(|line| !line.is_empty()).map(step).collect();
    steps.extend((0..20).map(|minute| step(&format!("{} ;; {NO_CHANGE}", 30 + minute))));
    steps.push(step(REST));
    // One press for each sentence; a press too many says so and does nothing.
    steps.push(step(&format!("61 ;; {}", "y".repeat(150))));
    steps.push(step(SIGN));
    steps
}
