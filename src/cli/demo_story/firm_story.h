// One firm's story, told through a node as any user would: register, look through the share, take in the logs, read the
// alerts, lift a pseudonym with two persons, open a case, seal, verify.
//
//   FirmStory story(at, table, {.letter = "A", .folder = "out/firm-a", .data = "data-a"});
//   FirmOutcome done = TRY(story.tell());
//
// It reads what the firm has on its disks and nothing else; whether it is right is judged by story_bars.h.
#pragma once

#include <set>

#include "cli/demo_story/story_table.h"
#include "feature/protect/register.h"
#include "feature/respond/case_book.h"
#include "feature/respond/exhibit_book.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/source_book.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"
#include "node/consumed.h"
#include "node/node.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli::demo_story {

struct FirmPlace {
  std::string letter;       // "A"
  Path folder;              // the firm's source files
  Path data;                // its node
  std::string folder_text;  // both as the table writes them: "$D/firm-a"
  std::string data_text;
  std::string trigger;                // what brings the case to light: "exit_check", "customer_complaint"
  std::string notice;                 // first letters of the note's file name below intake/
  std::vector<std::string> evidence;  // sources kept whole for the case; an extract is made of the first
  unsigned threads = 1;               // for looking through the share
};

struct LogIn {
  std::string login;
  std::string password;
};

struct TopAlert {
  std::string id;
  double score = 0;
  std::string staff_number;
  std::string pseudonym;
  std::set<std::string> secrets;  // register numbers of what went out, or was read from a table
  std::set<std::string> devices;
  std::set<std::string> destinations;
  std::set<Day> carried_on;    // days on which data went to one of the devices
  std::int64_t rows_read = 0;  // on those days
};

struct OtherAlert {
  double score = 0;
  std::string staff_number;  // empty: nobody known
  std::string sentence;      // in English
};

struct FirmOutcome {
  std::string letter;
  std::uint64_t events = 0;
  std::uint64_t bad_records = 0;
  std::set<std::string> unmarked_copies, partial_copies, marks_without_secret;  // places on the share
  std::uint64_t not_inspected = 0;
  std::optional<TopAlert> top;
  std::vector<OtherAlert> others;
  std::string revealed_name;
  bool name_hidden_before = false;
  std::string case_number;
  bool alert_in_case = false;
  size_t secrets_in_case = 0;
  bool bag_verified = false;
  bool script_verified = false;
  bool paper_made = false;
  LogIn main, second;
  double seconds = 0;
};

// Stands still at a moment of the story, while durations are real.
class StoryClock final : public Clock {
 public:
  StoryClock(Clock& real, Instant now) : real_(real), now_(now) {}
  Instant now() override { return now_; }
  std::int64_t monotonic_nanoseconds() override { return real_.monotonic_nanoseconds(); }
  void set(Instant now) { now_ = now; }

 private:
  Clock& real_;
  std::atomic<Instant> now_;
};

class FirmStory {
 public:
  FirmStory(Surroundings& at, StoryTable& table, FirmPlace place);
  Result<FirmOutcome> tell();

 private:
  Result<void> open_node();
  Result<void> keep_register();
  Result<void> keep_house();
  Result<void> tell_categories(const std::vector<model::KnownPerson>& people);
  Result<void> acknowledge_categories(const std::vector<model::KnownPerson>& people, Day from);
  Result<void> take_stock(const std::vector<model::KnownSecret>& secrets);
  Result<void> list_copies(const std::vector<model::KnownSecret>& secrets);
  Result<void> deal_with_partners(const std::vector<model::KnownSecret>& secrets);
  Result<void> review_rights(const std::vector<model::KnownSecret>& secrets, const std::vector<model::KnownPerson>& people);
  Result<void> check_comings_and_goings();
  Result<void> look_through_share();
  Result<void> take_in_logs();
  Result<void> detect();
  Result<void> read_alerts();
  Result<void> make_accounts();
  Result<void> reveal();
  Result<void> open_case();
  Result<void> seal_and_verify();

  Result<std::string> read(const Path& below);
  Result<std::vector<Path>> logs_of(const Path& below);
  std::string found(const std::string& ja, const std::string& en) const { return table_.language() == Language::ja ? ja : en; }
  void row(const Text& step, const std::string& found, const std::string& command) {
    table_.row(place_.letter, step, found, watch_.lap(), command);
  }
  bool name_is_hidden(const watch::KnownAlert& alert, const model::KnownPerson& person) const;

  Surroundings& at_;
  StoryTable& table_;
  FirmPlace place_;
  Zone zone_ = Zone::tokyo();
  StoryClock clock_;
  Stopwatch watch_;
  record::Actor keeper_ = record::Actor::system("cli:demo");
  std::unique_ptr<node::Node> node_;
  std::optional<watch::KnownAlert> alert_;
  record::Actor main_actor_;
  FirmOutcome outcome_;
};

constexpr std::string_view first_day = "2026-01-05";
constexpr std::string_view last_day = "2026-04-04";

}  // namespace sekimori::cli::demo_story
