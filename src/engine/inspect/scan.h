// The whole line extract -> recognise -> match over files and folders, several files at a time, answers in order.
//
//   ScanSetup setup{.files = files, .extract = [&](const Path& path, const ObjectSink& sink) { return extractor.extract(path, sink); }};
//   setup.index = &index;
//   ScanTotals totals = TRY(scan_paths(setup, {"share"}, [&](model::Inspection&& found) -> Result<void> { ... }));
//
// Every file, link and special file is answered for, as is a folder that cannot be listed. Answers come sorted by the
// bytes of their path. Memory: what `threads` files need at a time, and the answers of at most 64 files.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/inspect/extraction.h"
#include "engine/inspect/match/secret_index.h"
#include "engine/inspect/recognise/mark_vocabulary.h"

namespace sekimori::inspect {

// Recognise and match: what one extracted object is. `index` may be null. Any thread.
Result<model::Inspection> inspect_object(const ExtractedObject& object, const SecretIndex* index,
                                         const MarkVocabulary& vocabulary = MarkVocabulary::standard());

// Extractor::extract, or something like it; called from several threads at the same time.
using Extract = std::function<Result<void>(const Path& path, const ObjectSink& sink)>;
using InspectionSink = std::function<Result<void>(model::Inspection&& inspection)>;

struct ScanSetup {
  Files& files;
  Extract extract;
  const SecretIndex* index = nullptr;
  const MarkVocabulary& vocabulary = MarkVocabulary::standard();
  unsigned threads = 2;
  std::function<bool()> stop = [] { return false; };                  // asked often; true ends the scan with ErrorCode::interrupted
  std::function<void(std::uint64_t)> advance = [](std::uint64_t) {};  // files finished since the last call
};

struct ScanTotals {
  std::uint64_t objects = 0;
  std::uint64_t partial = 0;
  std::uint64_t not_inspected = 0;
  bool complete() const { return partial == 0 && not_inspected == 0; }
};

// not_found when one of the paths does not exist (nothing is scanned then); an error of the index or of the sink ends
// the scan. Files are never an error.
Result<ScanTotals> scan_paths(const ScanSetup& setup, const std::vector<std::string>& paths, const InspectionSink& sink);

// One line of `scan --jsonl`, with its line end. docs/contract.md, `scan`.
std::string to_json_line(const model::Inspection& inspection);

}  // namespace sekimori::inspect
