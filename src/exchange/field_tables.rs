//! The tables of fields and headings themselves: adding a heading a force uses means adding it to a line here.

use super::fields::{Field, FieldSpec};

const fn spec(field: Field, key: &'static str, label: &'static str, headings: &'static str) -> FieldSpec {
    FieldSpec { field, key, label, headings }
}

/// The fields of an OCG.
pub(super) static OCGS: &[FieldSpec] = &[
    spec(
        Field::Reference,
        "reference",
        "OCG reference",
        "OCG Reference | OCG Ref | OCG URN | APMIS Reference | APMIS Ref | APMIS URN | APMIS ID | \
         OCGM Reference | OCGM Ref | OCGM URN | OCG Number | OCG No | OCG ID | URN | Reference Number | \
         Ref No | Reference | Ref | Unique Reference | Threat Ref | Threat Reference | OCG | ID",
    ),
    spec(
        Field::Operation,
        "operation",
        "operation name",
        "Operation Name | Operation | Op Name | Op | Operational Name | OCG Name | Codename | Name | OCG",
    ),
    spec(
        Field::Descriptive,
        "descriptive",
        "descriptive name",
        "Descriptive Name | Description | OCG Description | Summary | Known As",
    ),
    spec(Field::Kind, "kind", "kind", "Kind | Threat Kind | Mapped Threat Type | Record Type | OCG Type | Entity Type"),
    spec(Field::OcgStatus, "status", "status", "Status | OCG Status | Mapping Status | Current Status | State"),
    spec(
        Field::Tier,
        "tier",
        "tier",
        "Tier | Management Tier | Mgmt Tier | OCG Tier | Response Tier | Tiering | Current Tier | \
         Tier Level | Lancashire Tier",
    ),
    spec(
        Field::Area,
        "area",
        "BCU and area",
        "BCU | Division | Basic Command Unit | LPU | District | Area | Policing Area | Borough | BCU Area | \
         Territory",
    ),
    spec(
        Field::PrimaryThreat,
        "primary_threat",
        "primary threat",
        "Primary Threat | Primary Threat Area | Primary Crime Type | Primary Criminality | Main Threat | \
         Main Criminality | Main Crime Type | Threat Area | Threat Areas | Threat Type | Crime Type | \
         Primary Offence | Threat | Thematic | SOC Theme | Threats",
    ),
    spec(
        Field::SecondaryThreats,
        "secondary_threats",
        "secondary threats",
        "Secondary Threats | Secondary Threat Areas | Secondary Criminality | Secondary Crime Types | \
         Other Threats | Other Threat Areas | Other Criminality | Additional Threats | Secondary Thematics",
    ),
    spec(
        Field::Reach,
        "reach",
        "geographic reach",
        "Geographic Reach | Geographical Reach | Reach | Geographic Scope | Geographical Scope | Scope",
    ),
    spec(Field::Intent, "intent", "intent", "Intent | Intent Score | Criminal Intent"),
    spec(
        Field::Capability,
        "capability",
        "capability",
        "Capability | Capability Score | Criminal Capability | Cap Score",
    ),
    spec(Field::Criminality, "criminality", "criminality", "Criminality | Criminality Score | Level of Criminality"),
    spec(
        Field::Score,
        "score",
        "score",
        "Score | OCGM Score | Threat Score | Total Score | Overall Score | MoRiLE Score | Risk Score",
    ),
    spec(
        Field::Band,
        "band",
        "threat band",
        "Threat Band | Band | OCGM Band | Score Band | Banding | Threat Level | Threat Rating | \
         Overall Threat | OCG Band",
    ),
    spec(
        Field::Scheme,
        "scheme",
        "assessment scheme",
        "Scheme | Assessment Scheme | Scoring Scheme | Assessment Type | Matrix",
    ),
    spec(
        Field::AssessedOn,
        "assessed_on",
        "date of assessment",
        "Assessed On | Date Assessed | Assessment Date | Last Assessed | Last Scored | Date Scored | \
         Score Date | Date of Assessment | Last Assessment",
    ),
    spec(Field::Assessor, "assessor", "assessor", "Assessor | Assessed By | Scored By"),
    spec(Field::Confidence, "confidence", "confidence", "Confidence | Confidence Score | Assessment Confidence"),
    spec(
        Field::Members,
        "members",
        "members",
        "Members | Member Count | No of Members | Number of Members | Total Members | Nominals | \
         No of Nominals | Number of Nominals | Nominal Count | Membership",
    ),
    spec(Field::Principals, "principals", "principal members", "Principals | Principal Members | Principal"),
    spec(
        Field::Significants,
        "significants",
        "significant members",
        "Significants | Significant Members | Significant",
    ),
    spec(Field::Peripherals, "peripherals", "peripheral members", "Peripherals | Peripheral Members | Peripheral"),
    spec(
        Field::CountyLines,
        "county_lines",
        "county lines",
        "County Lines | County Line | CL | CL Flag | County Lines Flag | County Lines YN | Is County Line",
    ),
    spec(
        Field::Exploitation,
        "exploitation",
        "exploitation",
        "Exploitation | Exploitation Flag | CCE | Child Exploitation | Exploitation YN",
    ),
    spec(
        Field::Firearms,
        "firearms",
        "firearms",
        "Firearms | Firearms Flag | Access to Firearms | Firearms YN | Armed",
    ),
    spec(
        Field::InPrison,
        "in_prison_links",
        "in-prison links",
        "In Prison Links | Prison Links | In Prison | Prison | Prison Flag | Links to Prison",
    ),
    spec(
        Field::Lro,
        "lro",
        "LRO",
        "LRO | Lead Responsible Officer | Local Responsible Officer | LRO Name | Lead Officer | Lead | OIC | \
         LRO Collar | Current LRO | Allocated LRO",
    ),
    spec(
        Field::Deputy,
        "deputy",
        "deputy LRO",
        "Deputy LRO | Deputy | Dep LRO | DLRO | Deputy Lead Responsible Officer | LRO Deputy",
    ),
    spec(Field::Sro, "sro", "SRO", "SRO | Senior Responsible Officer | SRO Name"),
    spec(
        Field::OwningUnit,
        "owning_unit",
        "owning unit",
        "Owning Unit | Unit | Owning Team | Team | Unit Owner | Owner Unit | Ownership | Responsible Unit | \
         Tier Owner | Owning Department | Allocated Unit",
    ),
    spec(
        Field::LastReviewed,
        "last_reviewed",
        "last reviewed",
        "Last Reviewed | Last Review | Date Last Reviewed | Last Review Date | Review Date Last | Reviewed | \
         Reviewed On | Date Reviewed | Last Tasking Date",
    ),
    spec(
        Field::NextReview,
        "next_review",
        "next review",
        "Next Review | Next Review Date | Review Due | Review Due Date | Review By | Due for Review | \
         Date of Next Review | Review Date",
    ),
    spec(
        Field::ApmisUpdated,
        "apmis_updated",
        "APMIS last updated",
        "APMIS Updated | APMIS Last Updated | APMIS Update | APMIS Date | Date APMIS Updated | \
         Last Updated on APMIS | Last Updated | Date Last Updated",
    ),
];

/// The fields of an officer or partner agency.
pub(super) static OFFICERS: &[FieldSpec] = &[
    spec(
        Field::Officer,
        "officer",
        "officer",
        "Officer | Officer Name | LRO | LRO Name | Rank and Collar | Rank and Number | Rank Collar | \
         Staff Member | Name",
    ),
    spec(Field::Rank, "rank", "rank", "Rank | Rank or Grade | Rank Grade | Grade | Title"),
    spec(
        Field::Collar,
        "collar",
        "collar number",
        "Collar Number | Collar No | Collar | Collar ID | Shoulder Number | Shoulder No | Warrant Number | \
         Warrant No | Force Number | Force No | Staff Number | Staff No | Pay Number | PIN | FIN | \
         Epaulette Number | Number | No",
    ),
    spec(
        Field::Unit,
        "unit",
        "unit",
        "Unit | Team | Department | Dept | Posting | Station | Current Unit | Current Posting | Branch",
    ),
    spec(
        Field::LroTrained,
        "lro_trained",
        "LRO training date",
        "LRO Trained | LRO Training | LRO Trained On | LRO Training Date | LRO Course | LRO Course Date | \
         Date Trained | Trained On | Trained | Training Date | LRO Trained Date",
    ),
    spec(
        Field::Capacity,
        "capacity",
        "OCG capacity",
        "OCG Capacity | Capacity | Max OCGs | Maximum OCGs | OCG Limit | Limit | LRO Capacity | \
         Capacity Limit | Max",
    ),
    spec(
        Field::Organisation,
        "organisation",
        "organisation",
        "Organisation | Organization | Org | Agency | Partner Agency | Employer | Force | Partner",
    ),
    spec(Field::Role, "role", "role", "Role | Job Title | Position | Post | Function"),
];

/// The fields of an action.
pub(super) static ACTIONS: &[FieldSpec] = &[
    spec(
        Field::Number,
        "number",
        "action number",
        "Action Number | Action No | Action Ref | Action Reference | Action ID | Action URN | Number | No | \
         URN | Ref | Reference | ID | Item | Serial",
    ),
    spec(
        Field::Ocg,
        "ocg",
        "OCG",
        "OCG Reference | OCG Ref | OCG URN | OCG No | OCG Number | OCG ID | OCG | APMIS Reference | \
         APMIS Ref | Operation Name | Operation | OCG Name | Op Name | Op | Group | Subject | \
         Threat Reference",
    ),
    spec(
        Field::Strand,
        "strand",
        "P",
        "4P | 4 P | 4Ps | 4P Strand | Strand | P | Pillar | 4P Pillar | 4P Area | 4P Theme | Primary P | \
         4P Category | Four P",
    ),
    spec(Field::SecondStrand, "second_strand", "second P", "Second P | Secondary P | 2nd P | Secondary 4P"),
    spec(
        Field::Text,
        "text",
        "action",
        "Action | Action Text | Action Required | Action Description | Action Detail | Action Details | \
         Details of Action | Description | Task | Tasking | What | Activity | Actions Required | \
         Agreed Action",
    ),
    spec(
        Field::Detail,
        "detail",
        "detail",
        "Detail | Details | Further Detail | Notes | Comments | Comment | Update | Updates | Remarks",
    ),
    spec(
        Field::Owner,
        "owner",
        "owner",
        "Owner | Action Owner | Owned By | Assigned To | Allocated To | Responsible | Responsible Officer | \
         Person Responsible | Lead | Who | Officer | Action For | LRO | Officer Responsible",
    ),
    spec(
        Field::Raised,
        "raised",
        "raised",
        "Raised | Date Raised | Raised On | Raised Date | Date Set | Set On | Date Created | Created | \
         Created On | Date Opened | Opened | Meeting Date | Date Allocated | Date",
    ),
    spec(
        Field::Due,
        "due",
        "due",
        "Due | Due Date | Date Due | Due By | Target Date | Deadline | By When | Completion Due | \
         Review Date | Timescale | When | Target",
    ),
    spec(
        Field::ActionStatus,
        "status",
        "status",
        "Status | Action Status | State | Progress | Current Status | RAG | Complete | Open or Closed",
    ),
    spec(
        Field::Result,
        "result",
        "result",
        "Result | Outcome | Results | Result or Update | Outcome Recorded | Closing Comment | Resolution | \
         Outcome Result",
    ),
    spec(
        Field::ClosedOn,
        "closed_on",
        "closed",
        "Closed | Date Closed | Closed On | Date Completed | Completed On | Completed | Completion Date | \
         Date Discharged | Discharged | Actual Completion Date",
    ),
];
