#include "base/confinement.h"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>

#include "base/phrase.h"

namespace sekimori {
namespace {

// Landlock, Documentation/userspace-api/landlock.rst. Our own names: the distribution's header may be older than the kernel.
namespace landlock {
constexpr long create_ruleset = 444;
constexpr long add_rule = 445;
constexpr long restrict_self = 446;
constexpr std::uint32_t version_query = 1;
constexpr int path_beneath = 1;
constexpr std::uint64_t execute = 1 << 0;
constexpr std::uint64_t write_file = 1 << 1;
constexpr std::uint64_t read_file = 1 << 2;
constexpr std::uint64_t read_directory = 1 << 3;
constexpr std::uint64_t everything_abi_1 = (1 << 13) - 1;
constexpr std::uint64_t refer = 1 << 13;     // ABI 2
constexpr std::uint64_t truncate = 1 << 14;  // ABI 3

struct RulesetAttributes {
  std::uint64_t handled_access;
};
struct __attribute__((packed)) PathBeneath {
  std::uint64_t allowed_access;
  std::int32_t parent;
};

int abi() {
  const long version = ::syscall(create_ruleset, nullptr, 0, version_query);
  return version < 0 ? 0 : static_cast<int>(version);
}

std::uint64_t handled(int version) {
  std::uint64_t all = everything_abi_1;
  if (version >= 2) all |= refer;
  if (version >= 3) all |= truncate;
  return all;
}
}  // namespace landlock

#ifdef SEKIMORI_SANITIZED
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

// What a parser needs besides computing.
constexpr std::array worker_allowed = {SCMP_SYS(read),         SCMP_SYS(pread64),         SCMP_SYS(readv),        SCMP_SYS(write),
                                       SCMP_SYS(writev),       SCMP_SYS(lseek),           SCMP_SYS(recvmsg),      SCMP_SYS(close),
                                       SCMP_SYS(munmap),       SCMP_SYS(mremap),          SCMP_SYS(madvise),      SCMP_SYS(brk),
                                       SCMP_SYS(futex),        SCMP_SYS(clock_gettime),   SCMP_SYS(exit),         SCMP_SYS(exit_group),
                                       SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),  SCMP_SYS(rt_sigaction), SCMP_SYS(sigaltstack),
                                       SCMP_SYS(getrandom),    SCMP_SYS(getpid),          SCMP_SYS(gettid),       SCMP_SYS(tgkill),
                                       SCMP_SYS(sched_yield),  SCMP_SYS(restart_syscall), SCMP_SYS(rseq)};

// What nobody in a cage may do, where a list of the permitted is not practical (foreign programs, sanitizers).
constexpr std::array always_forbidden = {SCMP_SYS(socket),
                                         SCMP_SYS(socketpair),
                                         SCMP_SYS(connect),
                                         SCMP_SYS(bind),
                                         SCMP_SYS(listen),
                                         SCMP_SYS(accept),
                                         SCMP_SYS(accept4),
                                         SCMP_SYS(sendto),
                                         SCMP_SYS(sendmsg),
                                         SCMP_SYS(sendmmsg),
                                         SCMP_SYS(ptrace),
                                         SCMP_SYS(process_vm_readv),
                                         SCMP_SYS(process_vm_writev),
                                         SCMP_SYS(kexec_load),
                                         SCMP_SYS(bpf),
                                         SCMP_SYS(perf_event_open),
                                         SCMP_SYS(io_uring_setup),
                                         SCMP_SYS(userfaultfd),
                                         SCMP_SYS(keyctl),
                                         SCMP_SYS(add_key),
                                         SCMP_SYS(request_key),
                                         SCMP_SYS(mount),
                                         SCMP_SYS(umount2),
                                         SCMP_SYS(pivot_root),
                                         SCMP_SYS(chroot),
                                         SCMP_SYS(unshare),
                                         SCMP_SYS(setns),
                                         SCMP_SYS(init_module),
                                         SCMP_SYS(finit_module),
                                         SCMP_SYS(delete_module),
                                         SCMP_SYS(reboot),
                                         SCMP_SYS(swapon),
                                         SCMP_SYS(swapoff),
                                         SCMP_SYS(sethostname),
                                         SCMP_SYS(settimeofday),
                                         SCMP_SYS(clock_settime),
                                         SCMP_SYS(acct),
                                         SCMP_SYS(quotactl),
                                         SCMP_SYS(syslog),
                                         SCMP_SYS(name_to_handle_at),
                                         SCMP_SYS(open_by_handle_at),
                                         SCMP_SYS(pidfd_getfd),
                                         SCMP_SYS(setuid),
                                         SCMP_SYS(setgid),
                                         SCMP_SYS(setreuid),
                                         SCMP_SYS(setregid),
                                         SCMP_SYS(setresuid),
                                         SCMP_SYS(setresgid),
                                         SCMP_SYS(fork),
                                         SCMP_SYS(vfork),
                                         SCMP_SYS(kill),
                                         SCMP_SYS(tkill),
                                         SCMP_SYS(pidfd_open),
                                         SCMP_SYS(pidfd_send_signal)};

constexpr std::array worker_forbidden_under_sanitizers = {
    SCMP_SYS(open),     SCMP_SYS(openat),   SCMP_SYS(openat2),  SCMP_SYS(creat),     SCMP_SYS(execve), SCMP_SYS(execveat),
    SCMP_SYS(unlink),   SCMP_SYS(unlinkat), SCMP_SYS(rename),   SCMP_SYS(renameat2), SCMP_SYS(mkdir),  SCMP_SYS(mkdirat),
    SCMP_SYS(truncate), SCMP_SYS(chmod),    SCMP_SYS(fchmodat), SCMP_SYS(link),      SCMP_SYS(symlink)};

using Filter = std::vector<sock_filter>;

class FilterBuilder {
 public:
  explicit FilterBuilder(std::uint32_t default_action) : context_(::seccomp_init(default_action)) {}
  ~FilterBuilder() {
    if (context_ != nullptr) ::seccomp_release(context_);
  }
  FilterBuilder(const FilterBuilder&) = delete;
  FilterBuilder& operator=(const FilterBuilder&) = delete;

  void rule(std::uint32_t action, int call) { note(::seccomp_rule_add(context_, action, call, 0)); }
  void rule_if(std::uint32_t action, int call, scmp_arg_cmp condition) {
    note(::seccomp_rule_add_array(context_, action, call, 1, &condition));
  }

  // The program in the kernel's own form, so that a forked child need not allocate.
  Result<Filter> finish() {
    if (context_ == nullptr || failed_ != 0) return error(ErrorCode::not_permitted, "seccomp: the filter could not be made ({})", failed_);
    const int memory = ::memfd_create("filter", MFD_CLOEXEC);
    if (memory < 0) return system_error(errno, phrase("making a seccomp filter"));
    Filter filter;
    if (::seccomp_export_bpf(context_, memory) == 0) {
      const off_t size = ::lseek(memory, 0, SEEK_END);
      filter.resize(static_cast<size_t>(size) / sizeof(sock_filter));
      if (::pread(memory, filter.data(), static_cast<size_t>(size), 0) != size) filter.clear();
    }
    ::close(memory);
    if (filter.empty()) return error(ErrorCode::not_permitted, "seccomp: the filter could not be exported");
    return filter;
  }

 private:
  void note(int result) {
    if (result < 0 && failed_ == 0) failed_ = result;
  }
  scmp_filter_ctx context_;
  int failed_ = 0;
};

constexpr std::uint32_t refuse = SCMP_ACT_ERRNO(EPERM);

scmp_arg_cmp masked_equal(unsigned argument, std::uint64_t mask, std::uint64_t value) {
  return scmp_arg_cmp{argument, SCMP_CMP_MASKED_EQ, mask, value};
}

// Threads may be made, processes not. clone3 hides its flags in memory: pretend that it does not exist.
void forbid_new_processes(FilterBuilder& builder) {
  builder.rule_if(refuse, SCMP_SYS(clone), masked_equal(0, CLONE_THREAD, 0));
  builder.rule(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
}

Result<Filter> worker_filter() {
  if (sanitized) {
    FilterBuilder builder(SCMP_ACT_ALLOW);
    for (const int call : always_forbidden) builder.rule(refuse, call);
    for (const int call : worker_forbidden_under_sanitizers) builder.rule(refuse, call);
    forbid_new_processes(builder);
    return builder.finish();
  }
  FilterBuilder builder(refuse);
  for (const int call : worker_allowed) builder.rule(SCMP_ACT_ALLOW, call);
  // Memory, but never executable memory.
  builder.rule_if(SCMP_ACT_ALLOW, SCMP_SYS(mmap), masked_equal(2, PROT_EXEC, 0));
  builder.rule_if(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), masked_equal(2, PROT_EXEC, 0));
  return builder.finish();
}

Result<Filter> program_filter() {
  FilterBuilder builder(SCMP_ACT_ALLOW);
  for (const int call : always_forbidden) builder.rule(refuse, call);
  forbid_new_processes(builder);
  return builder.finish();
}

int load(const Filter& filter) noexcept {
  sock_fprog program{static_cast<unsigned short>(filter.size()), const_cast<sock_filter*>(filter.data())};
  return static_cast<int>(::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program));
}

int limit(int resource, std::uint64_t value) noexcept {
  const rlimit both{value, value};
  return ::setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}

}  // namespace

ConfinementSupport confinement_support() {
  ConfinementSupport support;
  support.landlock_abi = landlock::abi();
  // Asking with a null program tells an absent seccomp (ENOSYS, EINVAL) from a present one (EFAULT).
  support.seccomp = ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, nullptr) != 0 && errno == EFAULT;
  return support;
}

Result<void> require_confinement_support() {
  const ConfinementSupport support = confinement_support();
  if (support.complete()) return {};
  return error(ErrorCode::not_permitted,
               "this kernel has no {}; untrusted files are not parsed without it. Use a kernel from 5.13 with Landlock and seccomp "
               "enabled, or accept the risk with --unconfined",
               support.landlock_abi < 1 ? "Landlock" : "seccomp");
}

Result<void> enter_worker_confinement(const WorkerLimits& limits) {
  TRY(require_confinement_support());
  const Filter filter = TRY(worker_filter());
  if (::syscall(SYS_close_range, static_cast<unsigned>(limits.highest_descriptor + 1), ~0U, 0) != 0)
    return system_error(errno, phrase("closing inherited descriptors"));
  bool failed = limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_FSIZE, 0) != 0;
  if (limits.cpu_seconds != 0) failed = failed || limit(RLIMIT_CPU, limits.cpu_seconds) != 0;
  if (limits.memory_bytes != 0 && !sanitized) failed = failed || limit(RLIMIT_AS, limits.memory_bytes) != 0;
  if (failed) return system_error(errno, phrase("limiting the worker's resources"));
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return system_error(errno, phrase("setting no_new_privs"));
  const landlock::RulesetAttributes attributes{landlock::handled(landlock::abi())};
  const long ruleset = ::syscall(landlock::create_ruleset, &attributes, sizeof attributes, 0);
  if (ruleset < 0) return system_error(errno, phrase("making an empty Landlock ruleset"));
  if (::syscall(landlock::restrict_self, ruleset, 0) != 0) return system_error(errno, phrase("entering Landlock"));
  ::close(static_cast<int>(ruleset));
  if (load(filter) != 0) return system_error(errno, phrase("loading the seccomp filter"));
  return {};
}

struct ProgramConfinement::State {
  ProgramLimits limits;
  Filter filter;
  std::uint64_t handled = 0;

  bool allow(int ruleset, const char* path, std::uint64_t access) const noexcept {
    const int parent = ::open(path, O_PATH | O_CLOEXEC);
    if (parent < 0) return errno == ENOENT || errno == ENOTDIR;
    struct stat info{};
    ::fstat(parent, &info);
    if (!S_ISDIR(info.st_mode)) access &= landlock::execute | landlock::read_file | landlock::write_file | landlock::truncate;
    const landlock::PathBeneath rule{access & handled, parent};
    const bool done = ::syscall(landlock::add_rule, ruleset, landlock::path_beneath, &rule, 0) == 0;
    ::close(parent);
    return done;
  }

  int enter() const noexcept {
    ::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC);
    if (limit(RLIMIT_CORE, 0) != 0) return 1;
    if (limits.writable.empty() && limit(RLIMIT_FSIZE, 0) != 0) return 1;
    if (limits.cpu_seconds != 0 && limit(RLIMIT_CPU, limits.cpu_seconds) != 0) return 1;
    if (limits.memory_bytes != 0 && limit(RLIMIT_AS, limits.memory_bytes) != 0) return 1;
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 1;
    const landlock::RulesetAttributes attributes{handled};
    const int ruleset = static_cast<int>(::syscall(landlock::create_ruleset, &attributes, sizeof attributes, 0));
    if (ruleset < 0) return 1;
    for (const Path& path : limits.readable)
      if (!allow(ruleset, path.c_str(), landlock::read_file | landlock::read_directory)) return 1;
    // The loader counts as executed, too.
    for (const char* path : {limits.program.c_str(), "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"})
      if (!allow(ruleset, path, landlock::execute | landlock::read_file)) return 1;
    if (!limits.writable.empty() && !allow(ruleset, limits.writable.c_str(), handled & ~landlock::execute)) return 1;
    if (::syscall(landlock::restrict_self, ruleset, 0) != 0) return 1;
    ::close(ruleset);
    // Not before: what the parent has open still takes the low numbers until exec, and the ruleset needs one.
    if (limit(RLIMIT_NOFILE, 64) != 0) return 1;
    return load(filter) == 0 ? 0 : 1;
  }
};

Result<ProgramConfinement> ProgramConfinement::prepare(ProgramLimits limits) {
  TRY(require_confinement_support());
  if (::access(limits.program.c_str(), X_OK) != 0) return error(ErrorCode::not_found, "{}: no such program", limits.program.string());
  State state;
  state.limits = std::move(limits);
  state.filter = TRY(program_filter());
  state.handled = landlock::handled(landlock::abi());
  return ProgramConfinement(std::make_shared<const State>(std::move(state)));
}

std::function<int()> ProgramConfinement::entering() const {
  return [state = state_] { return state->enter(); };
}

}  // namespace sekimori
