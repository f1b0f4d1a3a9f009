//! No network: from its start the process can open no socket but a local one, by a rule of the kernel that cannot be lifted again.
//!
//! It must not know what the program does.

/// Denies every socket that is not a local (AF_UNIX) one, for this thread and all it starts. Call it first of all, before any thread starts.
///
/// Returns whether the rule stands; on systems without seccomp it does not, and nothing else changes.
///
/// # Errors
/// One sentence when the kernel refused the rule. The program may go on: it opens no socket by itself.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")))]
pub fn deny_network() -> Result<bool, String> {
    let refused =
        |why: &dyn std::fmt::Display| format!("The kernel did not take the rule against network sockets: {why}.");
    let program = filter().map_err(|why| refused(&why))?;
    seccompiler::apply_filter(&program).map_err(|why| refused(&why))?;
    Ok(true)
}

/// Denies nothing: this system has no rule of that kind.
///
/// # Errors
/// Never.
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64"))))]
pub fn deny_network() -> Result<bool, String> {
    Ok(false)
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")))]
fn filter() -> Result<seccompiler::BpfProgram, seccompiler::BackendError> {
    use std::collections::BTreeMap;

    use seccompiler::{SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule};

    /// Local sockets: pipes between the threads of one machine.
    const AF_UNIX: u64 = 1;
    /// "Not permitted".
    const EPERM: u32 = 1;
    #[cfg(target_arch = "x86_64")]
    const SOCKET: i64 = 41;
    #[cfg(not(target_arch = "x86_64"))]
    const SOCKET: i64 = 198;
    /// A ring could open sockets behind the filter's back.
    const IO_URING_SETUP: i64 = 425;

    let not_local = || {
        SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, AF_UNIX)
            .and_then(|condition| SeccompRule::new(vec![condition]))
    };
    let mut rules = BTreeMap::from([(SOCKET, vec![not_local()?]), (IO_URING_SETUP, Vec::new())]);
    #[cfg(target_arch = "x86_64")]
    {
        /// The numbers of the x32 interface are these plus a bit.
        const X32: i64 = 0x4000_0000;
        rules.insert(X32 + SOCKET, vec![not_local()?]);
        rules.insert(X32 + IO_URING_SETUP, Vec::new());
    }
    #[cfg(target_arch = "x86_64")]
    let arch = seccompiler::TargetArch::x86_64;
    #[cfg(target_arch = "aarch64")]
    let arch = seccompiler::TargetArch::aarch64;
    #[cfg(target_arch = "riscv64")]
    let arch = seccompiler::TargetArch::riscv64;
    SeccompFilter::new(rules, SeccompAction::Allow, SeccompAction::Errno(EPERM), arch)?.try_into()
}

#[cfg(all(test, target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")))]
mod tests {
    use super::*;

    // The rule holds for the thread that asks for it, so the test runs on a thread of its own.
    #[test]
    fn internet_sockets_are_refused_and_local_ones_are_not() -> Result<(), String> {
        let seen = std::thread::spawn(|| {
            let before = std::net::UdpSocket::bind("127.0.0.1:0").is_ok();
            let stands = deny_network()?;
            let udp = std::net::UdpSocket::bind("127.0.0.1:0").map_err(|why| why.kind()).err();
            let tcp = std::net::TcpStream::connect("[::1]:9").map_err(|why| why.kind()).err();
            let local = std::os::unix::net::UnixStream::pair().is_ok();
            Ok::<_, String>((before, stands, udp, tcp, local))
        });
        let (_, stands, udp, tcp, local) = seen.join().map_err(|_| "the thread ended early")??;
        let denied = Some(std::io::ErrorKind::PermissionDenied);
        assert!(stands && local);
        assert_eq!((udp, tcp), (denied, denied));
        Ok(())
    }
}
