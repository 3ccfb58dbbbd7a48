//! What the browser's processes take of the machine.

#![expect(clippy::disallowed_methods, reason = "the system tells it in files")]

/// The largest figure of this name (`VmRSS`: held now, `VmHWM`: the most so far) of the processes that draw pages, in MB.
pub(crate) fn page_memory(name: &str) -> Option<u64> {
    let processes = std::fs::read_dir("/proc").ok()?.flatten();
    let figures = processes.filter_map(|process| {
        let command = std::fs::read(process.path().join("cmdline")).ok()?;
        let is_page = String::from_utf8_lossy(&command).contains("--type=renderer");
        let status = std::fs::read_to_string(process.path().join("status")).ok()?;
        let mut lines = status.lines().filter_map(|line| line.split_once(':'));
        let (_, figure) = lines.find(|(found, _)| *found == name)?;
        let kilobytes: u64 = figure.split_whitespace().next()?.parse().ok()?;
        is_page.then_some(kilobytes / 1024)
    });
    figures.max()
}
