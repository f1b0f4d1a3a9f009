//! Key scripts against the real update loop and a real store in memory; what the screen then shows, as text and as roles.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "screens/agenda.rs"]
mod agenda;
#[path = "screens/board.rs"]
mod board;
#[path = "screens/briefed.rs"]
mod briefed;
#[path = "screens/budget.rs"]
mod budget;
#[path = "screens/charts.rs"]
mod charts;
#[path = "screens/close.rs"]
mod close;
#[path = "screens/copies.rs"]
mod copies;
#[path = "screens/desk.rs"]
mod desk;
#[path = "screens/doors.rs"]
mod doors;
#[path = "screens/drive.rs"]
mod drive;
#[path = "screens/elsewhere.rs"]
mod elsewhere;
#[path = "screens/forms.rs"]
mod forms;
#[path = "screens/harness.rs"]
mod harness;
#[path = "screens/keys.rs"]
mod keys;
#[path = "screens/lock.rs"]
mod lock;
#[path = "screens/loggist.rs"]
mod loggist;
#[path = "screens/meeting.rs"]
mod meeting;
#[path = "screens/noted.rs"]
mod noted;
#[path = "screens/partner.rs"]
mod partner;
#[path = "screens/passed_on.rs"]
mod passed_on;
#[path = "screens/past.rs"]
mod past;
#[path = "screens/prepare.rs"]
mod prepare;
#[path = "screens/record.rs"]
mod record;
#[path = "screens/records.rs"]
mod records;
#[path = "screens/room.rs"]
mod room;
#[path = "screens/signed.rs"]
mod signed;
#[path = "screens/sizes.rs"]
mod sizes;
#[path = "screens/storms.rs"]
mod storms;
#[path = "screens/twin.rs"]
mod twin;
#[path = "screens/twin_script.rs"]
mod twin_script;
#[path = "screens/views.rs"]
mod views;
#[path = "screens/wrong.rs"]
mod wrong;
