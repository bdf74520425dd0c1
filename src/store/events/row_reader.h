// Whole events by row number, from the same few segments again and again: the pages of a list. What was unpacked for one page serves the
// next ones (a block has 65,536 rows, a page a hundred), at most so many bytes of it (128 MiB unless told) and of 32 segments. A page of a
// list merged by time touches a block of each source at once: what is held must be enough for all of them.
//
//   RowReader rows(files, folder);
//   std::vector<model::Event> events = TRY(rows.read("2026-01-05/id.parquet", numbers));
//
// Any thread; two that want the same segment wait for each other.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "base/files.h"
#include "model/event.h"

namespace sekimori::events {

class RowReader {
 public:
  RowReader(Files& files, Path folder);
  RowReader(Files& files, Path folder, std::size_t most_bytes);
  ~RowReader();
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  // `path` relative to the folder; row numbers rising. Errors of SegmentReader::open; invalid_input for a row that is not there. Unpacks a
  // block the first time, afterwards copies: some 10 ms against some 0.1 ms for a hundred rows.
  Result<std::vector<model::Event>> read(const std::string& path, std::span<const std::uint64_t> rows);
  std::size_t segments() const;  // that are held now

 private:
  struct Held;
  Result<std::shared_ptr<Held>> take(const std::string& path);
  void note(const std::shared_ptr<Held>& held, std::size_t bytes);

  Files& files_;
  Path folder_;
  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::list<std::shared_ptr<Held>> held_;  // last used first
  std::size_t bytes_ = 0;
};

}  // namespace sekimori::events
