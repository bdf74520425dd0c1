// A segment at a glance: of each event its time, who, on which device, doing what, from which source, touching which secret, as small
// numbers in memory (about 20 bytes an event). Segments never change, so an outline is made once and then answers at memory speed what
// reading columns would answer again and again: pages at any depth, histograms, facets.
//
//   OutlineCache outlines(files, folder, secrets);
//   std::shared_ptr<const SegmentOutline> outline = TRY(outlines.of("2026-01-05/id.parquet"));
//   outline->times[row];  outlines.names().text(outline->users[row]);
#pragma once

#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/files.h"
#include "model/ports/secret_directory.h"

namespace sekimori::watch {

// Text as numbers, the same for all outlines. Number 0 is the empty text. Any thread; texts live as long as the table.
class NameTable {
 public:
  NameTable() { (void)number_of(""); }
  std::uint32_t number_of(std::string_view text);
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::string_view text(std::uint32_t number) const;
  std::size_t size() const;

 private:
  mutable std::mutex mutex_;
  std::deque<std::string> texts_;  // never moves what it holds
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

struct SegmentOutline {
  std::vector<std::int64_t> times;  // rising
  std::vector<std::uint32_t> users, devices;
  std::vector<std::uint8_t> activities;
  std::vector<std::uint32_t> sources;
  std::vector<std::uint16_t> secrets;  // 0: none; else the place in OutlineCache::secrets(), from 1
  std::size_t bytes() const { return times.size() * (8 + 4 + 4 + 1 + 4 + 2); }
};

// Outlines of the segments asked for last, at most so many bytes of them. Made anew when the register of secrets has changed. Any thread;
// two may make the same outline at the same time, which costs time and nothing else.
class OutlineCache {
 public:
  OutlineCache(Files& files, Path folder, model::SecretDirectory& secrets, std::size_t most_bytes = std::size_t(256) << 20)
      : files_(files), folder_(std::move(folder)), directory_(secrets), most_bytes_(most_bytes) {}

  // The register as it stands now; outlines made for another one are dropped. Call before asking for outlines.
  Result<std::shared_ptr<const std::vector<model::KnownSecret>>> refresh();
  Result<std::shared_ptr<const SegmentOutline>> of(const std::string& path);  // relative to the folder
  NameTable& names() { return names_; }

 private:
  struct Kept {
    std::string path;
    std::shared_ptr<const SegmentOutline> outline;
  };
  Result<std::shared_ptr<const SegmentOutline>> make(const std::string& path, const std::vector<model::KnownSecret>& secrets);

  Files& files_;
  Path folder_;
  model::SecretDirectory& directory_;
  const std::size_t most_bytes_;
  NameTable names_;
  std::mutex mutex_;
  std::string register_state_;  // what the kept outlines were made for
  std::shared_ptr<const std::vector<model::KnownSecret>> secrets_;
  std::list<Kept> kept_;  // last used first
  std::unordered_map<std::string, std::list<Kept>::iterator> by_path_;
  std::size_t bytes_ = 0;
};

}  // namespace sekimori::watch
