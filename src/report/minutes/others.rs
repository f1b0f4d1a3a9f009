//! Disruptions, notes, records entered by hand, and imports in one line each.

use super::Sheet;
use crate::domain::fact::Fact;
use crate::domain::item::Content;
use crate::domain::meeting::Called;
use crate::report::document::{Block, Text};
use crate::report::figures::{Sort, Step};
use crate::report::sentences::{Around, byline, tell};
use crate::text::{count_group, plural};
use std::collections::BTreeMap;

/// Claims and agreements in the order of the record, then what still waits.
pub(super) fn disruptions(sheet: &Sheet) -> Vec<Block> {
    let steps = sheet.own(|fact| matches!(fact, Fact::DisruptionClaimed { .. } | Fact::DisruptionModerated { .. }));
    let mut blocks: Vec<Block> = steps.into_iter().filter_map(|step| sheet.entry(step)).collect();
    let waiting: Vec<&str> = sheet
        .disruptions
        .values()
        .filter(|disruption| disruption.moderation.is_none())
        .map(|disruption| disruption.number.as_str())
        .collect();
    if !waiting.is_empty() {
        let text = Text::from(format!("Of these, awaiting agreement: {} (", waiting.len()))
            .and_text(Text::joined(waiting.into_iter().map(Text::reference), ", "))
            .and(").");
        blocks.push(Block::Paragraph(text));
    }
    blocks
}

/// Bids, triggers, gaps, outcomes, orders, plans, learning and the like, in the order of the record; general decisions have their own place.
pub(super) fn items(sheet: &Sheet) -> Vec<Block> {
    let steps = sheet.own(|fact| match fact {
        Fact::ItemAdded { item } => !matches!(item.content, Content::Decision(_)),
        Fact::ItemChanged { .. } => true,
        _ => false,
    });
    steps.into_iter().filter_map(|step| sheet.entry(step)).collect()
}

/// Meetings and who was in the room, as far as they were recorded.
pub(super) fn attendance(sheet: &Sheet) -> Vec<Block> {
    let steps = sheet.own(|fact| {
        matches!(
            fact,
            Fact::MeetingPrepared { .. }
                | Fact::MeetingAmended { .. }
                | Fact::MeetingMoved { .. }
                | Fact::MinutesAccepted { .. }
                | Fact::AttendanceMarked { .. }
                | Fact::MeetingBriefed(_)
        )
    });
    if steps.is_empty() {
        return vec![Block::paragraph("Attendance is not recorded in this edition.")];
    }
    steps.into_iter().filter_map(|step| sheet.entry(step)).collect()
}

/// OCGs that were taken as read or deferred, in the order of papers.
pub(super) fn not_called(sheet: &Sheet) -> Vec<Block> {
    let steps = sheet.own(|fact| {
        matches!(fact, Fact::OcgSettled { to: Some(to), .. } if matches!(to.called, Called::TakenAsRead | Called::Deferred))
    });
    sheet.by_ocg(steps).into_iter().flat_map(|group| group.steps).filter_map(|step| sheet.entry(step)).collect()
}

/// Notes, in the order of the OCGs.
pub(super) fn notes(sheet: &Sheet) -> Vec<Block> {
    let groups = sheet.by_ocg(sheet.own(|fact| matches!(fact, Fact::NoteAdded { .. })));
    groups.into_iter().flat_map(|group| group.steps).filter_map(|step| sheet.entry(step)).collect()
}

/// What was entered or amended by hand, in the order of the record.
pub(super) fn records(sheet: &Sheet) -> Vec<Block> {
    let steps = sheet.own(|fact| {
        matches!(
            fact,
            Fact::StoreFounded { .. }
                | Fact::ProfileAdopted { .. }
                | Fact::OcgRegistered { .. }
                | Fact::OcgAmended { .. }
                | Fact::AssessmentRecorded { .. }
                | Fact::OfficerRegistered { .. }
                | Fact::OfficerAmended { .. }
        ) || matches!(fact, Fact::ActionRaised { action } if action.imported)
    });
    steps.into_iter().filter_map(|step| sheet.entry(step)).collect()
}

/// One entry for each import: what came of it, counted (papers section 3 rule 33).
pub(super) fn imports(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = Vec::new();
    for step in &sheet.period.steps {
        let Some(fact @ Fact::ImportMade { .. }) = step.fact() else { continue };
        let batch = step.entered.batch;
        let parts: Vec<&Step> = sheet
            .period
            .steps
            .iter()
            .filter(|part| {
                part.sort == Sort::Import && part.entered.batch == batch && part.entered.entry != step.entered.entry
            })
            .collect();
        let mut told = tell(fact, &Around::only(&sheet.profile));
        let last = parts.last().map_or(step.entered.entry, |part| part.entered.entry);
        told.sentence = told.sentence.and(&format!(
            " {} (entries {} to {}).",
            counted(parts.iter().filter_map(|part| part.fact())),
            count_group(step.entered.entry),
            count_group(last)
        ));
        let withdrawn = parts.iter().filter(|part| !part.stands).count();
        if withdrawn > 0 {
            let all = if withdrawn == parts.len() { "all " } else { "" };
            let withdrawn = count_group(u64::try_from(withdrawn).unwrap_or(0));
            told.sentence =
                told.sentence.and(&format!(" Withdrawn since, and of no effect: {all}{withdrawn} of these entries."));
        }
        blocks.push(told.entry(byline(&step.entered, sheet.day())));
    }
    blocks
}

/// Facts counted by what they say: `31 OCGs entered, 14 officers and agencies entered`.
pub(super) fn counted<'a>(facts: impl Iterator<Item = &'a Fact>) -> String {
    let mut found: BTreeMap<(&'static str, &'static str), u64> = BTreeMap::new();
    for fact in facts {
        *found.entry(word(fact)).or_default() += 1;
    }
    if found.is_empty() {
        return "Nothing in the record changed".to_owned();
    }
    let parts: Vec<String> = found.into_iter().map(|((one, many), count)| plural(count, one, many)).collect();
    parts.join(", ")
}

fn word(fact: &Fact) -> (&'static str, &'static str) {
    match fact {
        Fact::OcgRegistered { .. } => ("OCG entered", "OCGs entered"),
        Fact::OcgStruckOut { .. } => ("OCG struck out", "OCGs struck out"),
        Fact::OcgAmended { .. } => ("OCG amended", "OCGs amended"),
        Fact::OcgStatusSet { .. } => ("status set", "statuses set"),
        Fact::TierDecided { .. } => ("tier set", "tiers set"),
        Fact::PostFilled { .. } => ("post filled or left empty", "posts filled or left empty"),
        Fact::RetentionSet(_) => ("step of retention", "steps of retention"),
        Fact::AssessmentRecorded { .. } => ("assessment recorded", "assessments recorded"),
        Fact::AssessmentStruckOut { .. } => ("assessment struck out", "assessments struck out"),
        Fact::OfficerRegistered { .. } => ("officer or agency entered", "officers and agencies entered"),
        Fact::OfficerStruckOut { .. } => ("officer or agency struck out", "officers and agencies struck out"),
        Fact::OfficerAmended { .. } => ("officer or agency amended", "officers and agencies amended"),
        Fact::ActionRaised { .. } => ("action entered", "actions entered"),
        Fact::ActionStruckOut { .. } => ("action struck out", "actions struck out"),
        Fact::ActionAmended { .. } => ("action amended", "actions amended"),
        Fact::ActionExtended { .. } => ("due date moved", "due dates moved"),
        Fact::ActionTransferred { .. } => ("action transferred", "actions transferred"),
        Fact::ActionMoved { .. } => ("action moved on", "actions moved on"),
        Fact::DisruptionClaimed { .. } => ("disruption claimed", "disruptions claimed"),
        Fact::DisruptionStruckOut { .. } => ("disruption struck out", "disruptions struck out"),
        Fact::DisruptionModerated { .. } => ("disruption moderated", "disruptions moderated"),
        Fact::NoteAdded { .. } => ("note made", "notes made"),
        Fact::NoteStruckOut { .. } => ("note struck out", "notes struck out"),
        Fact::MeetingPrepared { .. } => ("meeting prepared", "meetings prepared"),
        Fact::MeetingStruckOut { .. } => ("meeting struck out", "meetings struck out"),
        Fact::MeetingAmended { .. } => ("meeting amended", "meetings amended"),
        Fact::MeetingMoved { .. } => ("meeting moved on", "meetings moved on"),
        Fact::AttendanceMarked { .. } => ("attendance marked", "attendances marked"),
        Fact::MinutesAccepted { .. } => ("acceptance of minutes", "acceptances of minutes"),
        Fact::OcgSettled { .. } => ("OCG settled at a meeting", "OCGs settled at a meeting"),
        Fact::MeetingBriefed(_) => ("mark of who was briefed", "marks of who was briefed"),
        Fact::ItemAdded { .. } => ("item recorded", "items recorded"),
        Fact::ItemStruckOut { .. } => ("item struck out", "items struck out"),
        Fact::ItemChanged { .. } => ("item changed", "items changed"),
        Fact::StoreFounded { .. } => ("record opened", "records opened"),
        Fact::ProfileAdopted { .. } => ("profile adopted", "profiles adopted"),
        Fact::ImportMade { .. } => ("import", "imports"),
        Fact::AccessChanged { .. } => ("change of access", "changes of access"),
        Fact::CrossingMarked { .. } => ("crossing marked", "crossings marked"),
        Fact::Erased(_) => ("erasure by law", "erasures by law"),
        Fact::MinutesIssued { .. } => ("set of minutes issued", "sets of minutes issued"),
    }
}
