// Takes one source after another into the bag's data/ and writes manifests and the list of files as it goes.
#pragma once

#include <set>

#include "engine/seal/bag.h"
#include "engine/seal/payload_hash.h"

namespace sekimori::seal {

// A text file that is written in large pieces, hashed on the way.
class LineFile {
 public:
  static Result<LineFile> create(Files& files, const Path& path);
  Result<void> write(std::string_view text);
  Result<std::string> close();  // SHA-256 of all of it

 private:
  explicit LineFile(std::unique_ptr<File> file) : file_(std::move(file)) {}
  std::unique_ptr<File> file_;
  std::string pending_;
  Sha256 hash_;
};

class Collector {
 public:
  Collector(Files& files, Path bag, SealSummary& summary, const ProgressSink& progress)
      : files_(files), bag_(std::move(bag)), summary_(summary), progress_(progress) {}

  Result<void> open();  // the manifests and meta/files.jsonl
  // Everything below the sources of one exhibit; numbers and digest go into the summary.
  Result<void> take(const ExhibitSource& exhibit);
  // Digests of the three files.
  struct Closed {
    std::string manifest_sha256, manifest_sha512, files;
  };
  Result<Closed> close();
  void expect(std::uint64_t bytes) { seen_.bytes_total = bytes; }

 private:
  struct Source {
    Path path;           // to open
    std::string shown;   // as the user gave it
    std::string stored;  // below the bag
  };
  Result<void> walk(Source source);
  Result<void> take_file(const Source& source, const FileStatus& status);
  Result<void> leave_out(const Source& source, const std::optional<FileStatus>& status, std::string_view reason, std::string_view detail);
  Result<void> note(const Source& source, const std::optional<FileStatus>& status, Json row);
  Result<std::unique_ptr<File>> create(std::string& stored);
  Result<void> report();

  Files& files_;
  const Path bag_;
  SealSummary& summary_;
  const ProgressSink& progress_;
  SealProgress seen_;
  std::optional<LineFile> narrow_, wide_, list_;
  std::string exhibit_;
  SealedExhibit* current_ = nullptr;
  Sha256 exhibit_hash_;
  PayloadHash hash_;
  Bytes buffer_;
};

// Bytes of the regular files below a path: for a progress estimate. Errors are skipped, they show when sealing.
std::uint64_t measure(Files& files, const Path& path);

}  // namespace sekimori::seal
