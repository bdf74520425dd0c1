// The story of docs/demo.md as source files: what two firms would have on their disks, and what really happened.
//
//   GroundTruth truth = TRY(generate(files, "out", Scale{420}, 20150128, {}));
//   truth.firms[0].person.staff_number;          // who carried it off
//
// Writes OUT/firm-a and OUT/firm-b, the folders that the product is given, and OUT/truth.json and OUT/truth-evtx-*.jsonl
// (what each EVTX record was meant to say), which it never sees.
// Layout and columns: docs/format/demo-sources.md. Same seed and scale, same bytes, on every machine. One thread.
#pragma once

#include <array>
#include <functional>

#include "base/files.h"
#include "base/json.h"

namespace sekimori::demo {

// How much: 420 people of firm A give 1,000,000 log lines over both firms; fewer people, all else in proportion.
struct Scale {
  int people = 420;  // 80 to 420
};

constexpr std::uint64_t usual_seed = 20150128;

struct TruePerson {
  std::string staff_number, name, account, computer;
  int age = 0;
};

struct LookAlike {
  std::string kind;          // approved_handover, backup, audit, year_end_print_run, home_overtime, photo_retrieval, ...
  std::string staff_number;  // empty for a service account
  std::string account;
  std::string explained_by;  // file and number: "approvals.csv AP-A-003"
};

struct FirmTruth {
  std::string folder, name;
  TruePerson person;
  std::vector<std::string> secrets;  // register numbers of what was carried off
  std::vector<std::string> paths;    // their paths below files/
  std::string device_serial, device_model;
  std::vector<Day> days;       // when it was carried off
  std::int64_t rows_read = 0;  // firm B: over both days
  std::int64_t rows_sent = 0;  // firm B: to the list broker
  std::optional<Day> sent_on;
  std::string sent_through, sent_to;  // host, address
  std::string came_to_light;          // "exit_check", "customer_complaint"
  std::vector<LookAlike> look_alikes;
  std::string unscored_source;                                           // has no monitoring basis
  std::string unscored_account;                                          // would stand out if that source were used
  std::vector<std::string> unmarked_copies, partial_copies, overmarked;  // paths below files/
  size_t people = 0, secrets_registered = 0, secret_files = 0, ordinary_files = 0;
  std::array<std::int64_t, 6> log_lines{};  // windows, proxy, mail, client, print, database
  std::int64_t evtx_records = 0;            // of the windows lines
};

struct GroundTruth {
  std::uint64_t seed = 0;
  std::vector<FirmTruth> firms;  // A, B
  Json to_json() const;
};

using Progress = std::function<void(std::string_view)>;  // one line per step; may be empty

// OUT must not exist or be an empty directory (conflict otherwise). invalid_input for a scale out of range.
Result<GroundTruth> generate(Files& files, const Path& out, Scale scale, std::uint64_t seed, const Progress& progress);

}  // namespace sekimori::demo
