// Sealing: exhibits are copied whole into a bag (BagIt 1.0, RFC 8493), their digests recorded in the ledger, and all
// that a stranger needs to check them put beside them. docs/format/bag.md has the layout.
//
//   SealRequest request;
//   request.exhibits.push_back({.id = "E001", .label = "file server log", .paths = {"/srv/log"}});
//   SealSummary done = TRY(seal_bag(files, ledger, clock, random, request, "case-7.bag", {}));
//   if (!done.complete()) ...                  // what could not be taken is listed in done.left_out and in the bag
//
// One pass over the sources, constant memory however large they are. The bag appears under its name only when it is
// whole and durable.
#pragma once

#include <functional>
#include <optional>

#include "engine/ledger/ledger.h"

namespace sekimori::seal {

struct ExhibitSource {
  std::string id;                // "E001": letters, digits, '-', '_', '.'; unique in the bag
  std::string label = {};        // for people: "file server log of 2026-01-05"
  std::vector<Path> paths = {};  // files or directories, taken whole; a symlink named here is followed
};

// A file of the caller's own, stored as annex/NAME (the consultation paper, an exhibit list ...).
struct AnnexFile {
  std::string name;
  Bytes content;
};

struct SealingTool {
  std::string name = "sekimori";
  std::string version = {};
  std::string sha256 = {};  // of the program file
};

struct SealRequest {
  std::string case_id = {};
  std::string actor = {};    // who seals
  std::string witness = {};  // second person present, if any
  std::string reason = {};
  std::string organisation = {};
  std::vector<ExhibitSource> exhibits = {};
  std::vector<ledger::CustodyLine> custody = {};  // earlier records of these exhibits; already in this ledger
  std::vector<AnnexFile> annexes = {};
  SealingTool tool = {};
};

struct SealProgress {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::uint64_t files_done = 0;
};
// Called for every megabyte or so; answering false ends the work (interrupted) and leaves no bag.
using ProgressSink = std::function<bool(const SealProgress&)>;

struct LeftOut {
  std::string exhibit;
  std::string path;    // of the source
  std::string reason;  // symlink, special, unreadable, changed_while_read
};

struct SealedExhibit {
  std::string id;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::string manifest_sha256;  // of this exhibit's lines in manifest-sha256.txt
  std::uint64_t leaf_index = 0;
};

struct SealSummary {
  std::string bag_id;
  std::vector<SealedExhibit> exhibits;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t leaf_index = 0;  // of the bag's own entry
  std::string manifest_sha256;
  std::string vkey;
  std::string checkpoint;                    // signed note
  std::vector<ledger::CustodyLine> custody;  // the records made by sealing, exhibits first, the bag last
  std::vector<LeftOut> left_out;             // the first 1,000; meta/files.jsonl has all
  std::uint64_t left_out_count = 0;
  bool complete() const { return left_out_count == 0; }
};

// Errors: conflict (the bag exists, or lies inside a source), not_found (a source), invalid_input (exhibit ids), full,
// interrupted; no bag is left behind then.
Result<SealSummary> seal_bag(Files& files, ledger::Ledger& ledger, Clock& clock, Random& random, const SealRequest& request,
                             const Path& bag, const ProgressSink& progress = {});

}  // namespace sekimori::seal
