//! What was seen of this computer, as plain values: a snapshot that a test can invent. Says nothing of what is good or bad.

pub(super) mod store;

/// This computer and this process.
#[derive(Debug, Clone, Default)]
pub(super) struct Computer {
    /// The disk of the store, or of the folder it will be made in.
    pub(super) disk: Disk,
    /// Where pages of memory may be written to; `None` where that cannot be read.
    pub(super) swap: Option<Vec<Swap>>,
    pub(super) memory: Memory,
    /// Whether the kernel refuses sockets, or why it could not be told to.
    pub(super) network: Option<Result<bool, String>>,
    pub(super) recording: Recording,
    /// `None` without a terminal.
    pub(super) terminal: Option<Terminal>,
    /// Which program this is, in words.
    pub(super) program: String,
}

/// A disk.
#[derive(Debug, Clone, Default)]
pub(super) struct Disk {
    /// The folder on it, as it is shown.
    pub(super) at: String,
    /// Bytes that are free there; `None` where that cannot be read.
    pub(super) free: Option<u64>,
    /// What the folder lies on; `None` where that cannot be read.
    pub(super) ground: Option<Ground>,
}

/// What a folder or a swap area lies on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ground {
    /// The kind of file system, as the kernel names it (`ext4`, `overlay`); `swap` for a swap partition.
    pub(super) kind: String,
    /// The block devices under it; none where there is none or it cannot be followed.
    pub(super) devices: Vec<Device>,
}

/// A block device with those it lies on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Device {
    /// The kernel's name: `sda2`, `dm-0`, `zram0`.
    pub(super) name: String,
    /// What the mapping says of itself (`CRYPT-LUKS2-…`, `LVM-…`); empty where the device is no mapping.
    pub(super) mapping: String,
    /// The devices it lies on; none for a disk.
    pub(super) below: Vec<Device>,
}

/// A swap area.
#[derive(Debug, Clone, Default)]
pub(super) struct Swap {
    /// As it is shown.
    pub(super) name: String,
    /// What it lies on; `None` where that cannot be read.
    pub(super) ground: Option<Ground>,
}

/// What the process was denied, and how the system would treat its memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    /// Sentences of what the system refused at the start.
    pub(super) refused: Vec<String>,
    /// Whether the key is locked in memory, out of swap; `None` where that is not known.
    pub(super) locked: Option<bool>,
    /// Most bytes of a core dump; `None` for no limit or where there is none to read.
    pub(super) core_limit: Option<u64>,
    /// Whether a dump may be made and other programs of the account may look in; `None` where that cannot be read.
    pub(super) dumpable: Option<bool>,
    /// Where the system puts core dumps: a name, or a program after `|`; empty where that cannot be read.
    pub(super) core_pattern: String,
    /// The kernel's rule of who may look into whom (Yama): 0 every program of the account; `None` where there is no such rule.
    pub(super) ptrace_scope: Option<u8>,
}

/// What tells of a terminal that is recorded.
#[derive(Debug, Clone, Default)]
pub(super) struct Recording {
    /// Names of variables of the environment that are set, out of those that were asked for.
    pub(super) environment: Vec<&'static str>,
    /// Names of the programs this one was started from, the nearest first; `None` where they cannot be read.
    pub(super) parents: Option<Vec<String>>,
}

/// The terminal.
#[derive(Debug, Clone, Default)]
pub(super) struct Terminal {
    /// What it says it is.
    pub(super) kind: String,
    /// The locale; empty when none is set.
    pub(super) locale: String,
    /// Its width in columns.
    pub(super) columns: Option<u16>,
}
