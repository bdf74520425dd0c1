// Exhibits and what was done with them. An exhibit is kept whole: a file, a folder, or a source of events with every block
// byte for byte. An extract stands beside the whole that it was made from and never replaces it.
//
//   ExhibitBook exhibits(parts);
//   Acquisition how{.actor = actor, .second_person = "総務 B-2", .place = "本社3階", .reason = "保全"};
//   KnownExhibit file = TRY(exhibits.add_path(known_case, "/srv/報告書.pdf", how));                // 甲1
//   KnownExhibit log = TRY(exhibits.add_source(known_case, "file-server", {from, to}, how));       // 甲2, all kept blocks
//   KnownExhibit part = TRY(exhibits.add_extract(known_case, log, {.person = id, .reason = "..."}, how));   // 甲2-2
//   TRY(exhibits.note(known_case, "甲1", {.verb = CustodyVerb::view, ...}));
//
// Each function: bytes are durable in the blob store before the record says so; record and custody step are one transaction.
// Any thread. Errors: not_found, conflict (the same thing again), invalid_input, full, integrity (kept bytes are damaged).
#pragma once

#include "feature/respond/case_book.h"

namespace sekimori::respond {

// Who took it, seen by whom, where and why.
struct Acquisition {
  record::Actor actor;
  std::string second_person = {};  // 立会人
  std::string place = {};
  std::string reason = {};
  std::string title = {};  // 標目; empty: made from the origin
};

struct Period {
  std::optional<Day> from, to;  // both included; empty: all there is
};

struct ExtractWish {
  std::string person = {};  // person id: acts under any of the person's accounts
  std::vector<std::string> accounts = {};
  Period period = {};
  std::string reason = {};  // why narrowed; never empty
};

struct KnownExhibit {
  std::string id;
  model::Exhibit facts;
};

// One kept file of an exhibit: a line of its inventory.
struct ExhibitFile {
  std::string name;  // below the origin, '/' between folders
  std::string sha256;
  std::uint64_t bytes = 0;
  std::optional<Instant> modified;
};

struct CustodyNote {
  record::Actor actor;
  model::CustodyVerb verb = model::CustodyVerb::view;
  std::string second_person = {};
  std::string place = {};
  std::string reason = {};
  std::string tool = {};  // empty: this program
};

class ExhibitBook {
 public:
  explicit ExhibitBook(RespondParts& parts) : parts_(parts) {}

  Result<KnownExhibit> add_path(const KnownCase& known, const Path& path, const Acquisition& how);
  // One file that somebody sent: `name` is what he calls it and stands for its origin. From its beginning, whatever was read before.
  Result<KnownExhibit> add_file(const KnownCase& known, std::string_view name, File& file, const Acquisition& how);
  Result<KnownExhibit> add_source(const KnownCase& known, std::string_view source, const Period& period, const Acquisition& how);
  Result<KnownExhibit> add_extract(const KnownCase& known, const KnownExhibit& whole, const ExtractWish& wish, const Acquisition& how);

  // A version of an exhibit's text files in which every occurrence of the words is replaced by ■ of the same length, for readers who may
  // not see them (R17); the whole stays as it is. invalid_input: a file is no text, or none of the words is in it.
  Result<KnownExhibit> add_redacted(const KnownCase& known, const KnownExhibit& whole, const std::vector<std::string>& words,
                                    const Acquisition& how);
  // A redacted version that was made elsewhere (a PDF, say), kept as it is.
  Result<KnownExhibit> add_redacted_file(const KnownCase& known, const KnownExhibit& whole, std::string_view name, File& made,
                                         const Acquisition& how);
  // What a court's list asks of an exhibit. Empty members stay as they are. A new version of the record.
  struct Description {
    std::string title = {}, made_by = {}, proves = {}, original = {};
    std::optional<Day> made_on = {};
  };
  Result<KnownExhibit> describe(const record::Actor& actor, const KnownCase& known, std::string_view number, const Description& description,
                                std::string_view reason);

  Result<std::vector<KnownExhibit>> list(const record::Actor& actor, const KnownCase& known);              // by number
  Result<KnownExhibit> find(const record::Actor& actor, const KnownCase& known, std::string_view number);  // "甲1-2" or "1-2"
  Result<std::vector<ExhibitFile>> files_of(const model::Exhibit& exhibit);

  // A step of custody. Reads every kept byte again and writes the hash before (as recorded) and after (as read now). When they
  // differ the step is recorded all the same and the answer is an integrity error. `exhibit` empty: a step of the whole case.
  Result<model::CustodyStep> note(const KnownCase& known, std::string_view exhibit, const CustodyNote& note);
  Result<std::vector<std::pair<std::string, model::CustodyStep>>> steps(const record::Actor& actor,
                                                                        const KnownCase& known);  // id and step, in order

 private:
  struct Gathered;
  Result<void> gather(const Path& path, const std::string& name, Gathered& into);
  Result<KnownExhibit> store_redacted(const KnownCase& known, const KnownExhibit& whole, std::vector<ExhibitFile> files, std::string title,
                                      const Acquisition& how);
  Result<KnownExhibit> store(const KnownCase& known, model::Exhibit facts, std::vector<ExhibitFile> files, const Acquisition& how,
                             std::string_view kind);
  Result<std::string> digest_now(const model::Exhibit& exhibit);
  Result<void> hold_bytes(sql::Transaction& tx, const KnownCase& known, const model::Exhibit& exhibit, const record::Actor& actor);
  Result<void> put_step(sql::Transaction& tx, const KnownCase& known, const record::Actor& actor, model::CustodyStep& step);
  RespondParts& parts_;
};

// 甲1 < 甲1-2 < 甲2 < 甲10.
bool exhibit_number_less(std::string_view a, std::string_view b);
// "甲2-1" -> "KO2-1": letters that the bag allows.
std::string bag_id_of(std::string_view number);

}  // namespace sekimori::respond
