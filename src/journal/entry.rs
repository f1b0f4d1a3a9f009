//! One entry of the journal as plain values. Knows nothing of hashing, of storage, or of what the body means.

use uuid::Uuid;

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// Everything about an entry but its body. All of it is hashed, none of it can be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Position in the journal: dense, the first entry is 1.
    pub seq: u64,
    /// A UUIDv7, unique over all stores.
    pub id: Uuid,
    /// When the entry was written: milliseconds since 1970 in UTC.
    pub recorded_at: i64,
    /// When it was decided, which may be earlier: milliseconds since 1970 in UTC.
    pub decided_at: i64,
    /// Whose decision it is (rank and collar number).
    pub decided_by: String,
    /// Who typed it (the loggist, or the same officer).
    pub entered_by: String,
    /// The meeting in which it was recorded, if any.
    pub meeting: Option<String>,
    /// The user act this entry belongs to: one batch is one undo step.
    pub batch: u64,
    /// Stable dotted name of the fact, for example `ocg.tier-decided`.
    pub kind: String,
    /// What the fact is about (a reference such as an OCG's).
    pub subject: String,
    /// Version of the body's shape, from 1.
    pub body_version: u16,
    /// The `seq` of the entry this one undoes, if it undoes one.
    pub undoes: Option<u64>,
}

/// One entry: header, body and the hashes that tie it to its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who, when, what kind, about what.
    pub header: Header,
    /// Random bytes hashed with the body, so that an erased body cannot be guessed from its hash. All zero once erased.
    pub salt: [u8; 16],
    /// The fact as canonical JSON; `None` when it has been lawfully erased.
    pub body: Option<String>,
    /// Hash of salt and body. Stays when the body is erased.
    pub body_hash: Hash,
    /// Hash of the entry before; of the store's opening for entry 1.
    pub prev: Hash,
    /// Hash of this entry.
    pub hash: Hash,
}

impl Entry {
    /// Destroys body and salt; header and hashes stay, so the chain still verifies.
    pub fn erase(&mut self) {
        self.body = None;
        self.salt = [0; 16];
    }

    /// Whether the body has been erased.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.body.is_none()
    }
}
