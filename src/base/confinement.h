// Two cages for code that touches untrusted bytes.
//
// worker:  this very program, parsing files. It may read and write the descriptors it was given, ask for memory, and
//          end. No open, no exec, no sockets, no new descriptors but those sent to it.
//   TRY(enter_worker_confinement({.memory_bytes = 1536 << 20}));      // in the child, after libraries are warm
//
// program: one foreign program (pdftotext). It may read /usr and its own libraries and be executed itself; no sockets,
//          no other program, no writing but below one private directory, if any.
//   auto cage = TRY(ProgramConfinement::prepare({.program = "/usr/bin/pdftotext"}));
//   request.confine = cage.entering();                                // a ProcessRequest of base/processes.h
//
// Both use no_new_privs, Landlock (kernel 5.13 and later), a seccomp filter and resource limits. Where the kernel lacks
// one of them they refuse with not_permitted; the caller may then go on unconfined only if its user asked for that.
// In sanitizer builds the address space stays unlimited and the filter is a list of what is forbidden.
#pragma once

#include <functional>
#include <memory>

#include "base/files.h"

namespace sekimori {

// Whether confinement is demanded. `none` only when a person chose `--unconfined`; results must say so.
enum class Confinement : unsigned char { required, none };

struct ConfinementSupport {
  int landlock_abi = 0;  // 0: absent
  bool seccomp = false;
  bool complete() const { return landlock_abi >= 1 && seccomp; }
};
ConfinementSupport confinement_support();

// invalid without both Landlock and seccomp: not_permitted, naming what is missing and the flag that overrides.
Result<void> require_confinement_support();

struct WorkerLimits {
  std::uint64_t memory_bytes = std::uint64_t(1536) << 20;  // address space; 0: unlimited
  std::uint64_t cpu_seconds = 600;                         // for the life of the process; 0: unlimited
  int highest_descriptor = 4;                              // 0..this stay open, all others are closed
};

// Puts the calling process, for good, into the worker's cage. Call with one thread only, after everything that needs
// files (ICU, OpenSSL, locales) has been used once.
Result<void> enter_worker_confinement(const WorkerLimits& limits);

struct ProgramLimits {
  Path program;  // absolute; the only file that may be executed
  std::vector<Path> readable = {
      "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig"};  // absent ones are passed over
  Path writable;  // a private directory, or empty: nothing may be written
  std::uint64_t memory_bytes = std::uint64_t(1536) << 20;
  std::uint64_t cpu_seconds = 60;
};

// Prepared in the parent (allocates there); entering() runs in the forked child with async-signal-safe calls alone.
class ProgramConfinement {
 public:
  static Result<ProgramConfinement> prepare(ProgramLimits limits);  // not_found: no such program
  std::function<int()> entering() const;                            // for ProcessRequest::confine; shares ownership

 private:
  struct State;
  explicit ProgramConfinement(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace sekimori
