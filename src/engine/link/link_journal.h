// A Linker whose reports survive the process: every call is a line of a journal, and opening plays the lines again.
// docs/format/link-journal.md, docs/decisions/0211.
//
//   LinkJournal journal = TRY(LinkJournal::open(files, "state", stop_lists));
//   TRY(journal.add(report));
//   TRY(journal.sync());                         // durable from here on
//   journal.linker().campaigns();
//
// One writer at a time: a line that another wrote in between shows by its number, and the journal is refused as damaged.
#pragma once

#include "base/files.h"
#include "engine/link/linker.h"

namespace sekimori::link {

class LinkJournal {
 public:
  // Made when absent. A last line that was not written whole is cut off (dropped_bytes). integrity: a line in the middle is damaged, or
  // lines are missing; invalid_input: a newer version. Cost: about 20 microseconds a value.
  static Result<LinkJournal> open(Files& files, const Path& folder, StopLists stops, const LinkRules& rules = {});
  LinkJournal(LinkJournal&&) noexcept;
  LinkJournal& operator=(LinkJournal&&) noexcept;
  ~LinkJournal();

  // As of Linker; what it refuses is not written.
  Result<void> add(const Report& report);
  Result<void> remove(std::string_view report);
  Result<Uuid> merge(std::span<const Uuid> campaigns);
  Result<Uuid> split(const Uuid& campaign, std::span<const std::string> reports);
  Result<void> regroup_all();
  Result<void> sync();

  const Linker& linker() const { return linker_; }
  std::uint64_t dropped_bytes() const { return dropped_; }

 private:
  LinkJournal(std::unique_ptr<File> file, Path path, Linker linker)
      : file_(std::move(file)), path_(std::move(path)), linker_(std::move(linker)) {}
  Result<void> write(const Json& row);
  std::unique_ptr<File> file_;
  Path path_;
  Linker linker_;
  std::uint64_t next_ = 0;  // number of the next line
  std::uint64_t dropped_ = 0;
  std::string waiting_;  // lines not yet handed to the file
};

// One line of a journal done to a linker; invalid_input for a line that is none. For opening and for fuzzing.
Result<void> play_line(Linker& linker, std::string_view json, std::uint64_t expected_number);

}  // namespace sekimori::link
