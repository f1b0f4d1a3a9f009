//! Linking an entry to the one before it, and verifying a journal as a stream. Holds one hash at a time, never the journal.
//!
//! What a chain alone cannot tell is that its end was cut off or that all of it was written anew: for that the caller brings an
//! anchor (the count and head it knows), or a seal printed on paper.

use std::collections::BTreeMap;
use std::fmt;

use super::canonical::{body_hash, entry_hash, genesis};
use super::entry::{Entry, Hash, Header};
use super::erasure;
use super::seal::thousands;

/// Makes an entry out of its parts: hashes the body with its salt and links the whole to `prev`.
#[must_use]
pub fn seal_entry(header: Header, salt: [u8; 16], body: String, prev: Hash) -> Entry {
    let body_hash = body_hash(&salt, &body);
    let hash = entry_hash(&header, &body_hash, &prev);
    Entry { header, salt, body: Some(body), body_hash, prev, hash }
}

/// The end of a verified journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many entries were verified.
    pub entries: u64,
    /// Hash of the last of them; of the store's opening when there is none.
    pub hash: Hash,
    /// Entries whose body is erased, in order.
    pub erased: Vec<u64>,
    /// Those of them that no later entry names as erased by law: their text was taken out.
    pub taken: Vec<u64>,
}

impl Head {
    /// Refuses a journal out of which a text was taken without an erasure.
    ///
    /// # Errors
    /// The first such entry.
    pub fn explained(self) -> Result<Self, Break> {
        match self.taken.first() {
            None => Ok(self),
            Some(seq) => Err(Break { seq: *seq, what: Flaw::TakenOut }),
        }
    }
}

/// Where and how a journal departs from what was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The first bad place: the number the entry there should have.
    pub seq: u64,
    /// What is wrong there.
    pub what: Flaw,
}

/// The ways a journal can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// A later number stands here: the entry is missing or was moved.
    Missing {
        /// The number found in its place.
        found: u64,
    },
    /// An earlier number stands here: an entry was repeated, added or moved.
    Extra {
        /// The number found in its place.
        found: u64,
    },
    /// The body does not match its hash.
    BodyAltered,
    /// The header, or a hash kept with it, does not give the entry's hash.
    HeaderAltered,
    /// The entry was not written after the one before it.
    NotLinked,
    /// The first entry was written for another store.
    OtherStore,
    /// The journal ends before the count that is known.
    Shorter {
        /// How many entries there are.
        entries: u64,
        /// How many there should be.
        expected: u64,
    },
    /// The journal goes on after the count that is known.
    Longer {
        /// How many entries there are.
        entries: u64,
        /// How many there should be.
        expected: u64,
    },
    /// The journal is whole in itself, but this is not the entry that was sealed here.
    HeadDiffers,
    /// The text is gone, and no later entry says that it was erased by law.
    TakenOut,
}

impl Break {
    /// The finding in one sentence for the officer who checks the record.
    #[must_use]
    pub fn sentence(&self) -> String {
        let seq = thousands(self.seq);
        match &self.what {
            Flaw::Missing { found } => {
                format!("Entry {seq} is missing or out of order: entry {} stands in its place.", thousands(*found))
            }
            Flaw::Extra { found } => {
                format!(
                    "Entry {} stands where entry {seq} belongs: it is repeated, added or out of order.",
                    thousands(*found)
                )
            }
            Flaw::BodyAltered => {
                format!("Entry {seq} was changed after it was recorded: its text does not match its hash.")
            }
            Flaw::HeaderAltered => format!(
                "Entry {seq} was changed after it was recorded: its time, person, kind, subject or hash is not what was sealed."
            ),
            Flaw::NotLinked => format!(
                "Entry {seq} was not written after the entry before it: it was brought in from elsewhere, or what stands before it was written anew; the chain is cut between entries {} and {seq}.",
                thousands(self.seq.saturating_sub(1))
            ),
            Flaw::OtherStore => {
                "The journal does not begin with the opening of this store: it belongs to another store.".to_owned()
            }
            Flaw::Shorter { entries, expected } => format!(
                "The journal ends at entry {}, but {} entries were recorded: entry {seq} and what followed are gone.",
                thousands(*entries),
                thousands(*expected)
            ),
            Flaw::Longer { entries, expected } => format!(
                "The journal has {} entries, but only {} are known to have been recorded: entry {seq} and what follows were added.",
                thousands(*entries),
                thousands(*expected)
            ),
            Flaw::TakenOut => {
                format!("The text of entry {seq} was taken out, and no erasure was recorded.")
            }
            Flaw::HeadDiffers => {
                format!(
                    "Entry {seq} is not the entry that was sealed: something at or before entry {seq} was rewritten."
                )
            }
        }
    }
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for Break {}

/// Verifies entries one after the other, from the first.
#[derive(Debug, Clone)]
pub struct Verifier {
    entries: u64,
    last: Hash,
    erased: Vec<u64>,
    /// Erased entries that no erasure has named yet, with the hash of what stood there.
    bare: BTreeMap<u64, Hash>,
    watched: Option<(u64, Option<Hash>)>,
}

impl Verifier {
    /// Begins with the opening of the store with this id.
    #[must_use]
    pub fn new(store_id: &str) -> Self {
        Self { entries: 0, last: genesis(store_id), erased: Vec::new(), bare: BTreeMap::new(), watched: None }
    }

    /// Keeps the hash of entry `seq` (0 is the store's opening) while passing, so that [`finish`](Self::finish) can hold an older
    /// anchor or seal against it.
    #[must_use]
    pub fn watch(mut self, seq: u64) -> Self {
        self.watched = Some((seq, (seq == 0).then_some(self.last)));
        self
    }

    /// The hash of the watched entry, once it has passed.
    #[must_use]
    pub fn watched(&self) -> Option<Hash> {
        self.watched.and_then(|(_, hash)| hash)
    }

    /// Whether every entry without a body that has passed was named as erased by one after it.
    #[must_use]
    pub fn explains_all(&self) -> bool {
        self.bare.is_empty()
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// The first thing about it that is wrong; the verifier stays at the entry before.
    pub fn push(&mut self, entry: &Entry) -> Result<(), Break> {
        let seq = self.entries + 1;
        let wrong = |what| Err(Break { seq, what });
        let found = entry.header.seq;
        if found > seq {
            return wrong(Flaw::Missing { found });
        }
        if found < seq {
            return wrong(Flaw::Extra { found });
        }
        let body_stands = entry.body.as_ref().is_none_or(|body| body_hash(&entry.salt, body) == entry.body_hash);
        let header_stands = entry_hash(&entry.header, &entry.body_hash, &entry.prev) == entry.hash;
        if entry.prev != self.last {
            // A `prev` that does not even give this entry's own hash was altered here; one that does belongs to other company.
            return wrong(match (header_stands, seq) {
                (false, _) => Flaw::HeaderAltered,
                (true, 1) => Flaw::OtherStore,
                (true, _) => Flaw::NotLinked,
            });
        }
        if !body_stands {
            return wrong(Flaw::BodyAltered);
        }
        if !header_stands {
            return wrong(Flaw::HeaderAltered);
        }
        self.entries = seq;
        self.last = entry.hash;
        if entry.is_erased() {
            self.erased.push(seq);
            self.bare.insert(seq, entry.body_hash);
        }
        for (earlier, hash) in erasure::named(entry) {
            if self.bare.get(&earlier) == Some(&hash) {
                self.bare.remove(&earlier);
            }
        }
        if let Some((at, kept)) = &mut self.watched
            && *at == seq
        {
            *kept = Some(entry.hash);
        }
        Ok(())
    }

    /// Ends the journal. With `expected` (the count and head that are known) it must end there, or have passed there if that entry
    /// was watched.
    ///
    /// # Errors
    /// The journal is shorter or longer than expected, or is not the one that was sealed.
    pub fn finish(self, expected: Option<(u64, Hash)>) -> Result<Head, Break> {
        if let Some((count, head)) = expected {
            let entries = self.entries;
            if entries < count {
                return Err(Break { seq: entries + 1, what: Flaw::Shorter { entries, expected: count } });
            }
            let there = if entries == count {
                self.last
            } else {
                match self.watched {
                    Some((at, Some(hash))) if at == count => hash,
                    _ => return Err(Break { seq: count + 1, what: Flaw::Longer { entries, expected: count } }),
                }
            };
            if there != head {
                return Err(Break { seq: count, what: Flaw::HeadDiffers });
            }
        }
        let taken = self.bare.into_keys().collect();
        Ok(Head { entries: self.entries, hash: self.last, erased: self.erased, taken })
    }
}

#[cfg(test)]
#[path = "chain_tests.rs"]
mod tests;
