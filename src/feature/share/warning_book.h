// Warnings that a company node fetched from its hubs.
//
//   std::size_t fresh = TRY(warnings.take("jcsip", collection));             // after a pull: new and changed ones
//   TRY(warnings.look_back(actor, "W-2026-001", each_event, alerts_by_technique));
//   TRY(warnings.note_answer(actor, "W-2026-001", SightingOutcome::seen));  // when the hub has taken it
//
// Any report object of STIX is a warning, whoever wrote it. Any thread.
#pragma once

#include "feature/share/exchange.h"
#include "feature/share/look_back.h"
#include "feature/share/sent_report_book.h"
#include "feature/share/warning.h"
#include "model/ports/event_search.h"
#include "record/record_shelf.h"

namespace sekimori::share {

using KnownWarning = record::KeptRecord<Warning>;

struct WarningParts {
  sql::Database& database;
  record::RecordStore& records;
  Exchange& exchange;
  CollectionBook& collections;
  SentReportBook& sent;  // what is made of our own reports is recognised
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

// How often alerts of this node rest on a technique (ATT&CK, "T1052.001"), and when.
using AlertsByTechnique = std::function<Result<MetHere>(const std::string& technique)>;

// A file that was looked at, or what lies inside one.
struct FileSeen {
  std::string path;    // as people write it; members behind "!/"
  std::string sha256;  // lower-case hex; empty: it could not be read whole
};
struct FilesTold {
  std::int64_t files = 0, not_read = 0;
};
using EachFile = std::function<Result<FilesTold>(const std::function<void(const FileSeen&)>& sink)>;

class WarningBook {
 public:
  explicit WarningBook(WarningParts parts);

  // Reads the reports of a collection: new ones become warnings, changed ones are to be looked at again, revoked ones are recalled, and
  // what they said before goes from the collection. Their numbers, those recalled left out.
  Result<std::vector<std::string>> take(std::string_view hub, const Collection& collection);
  Result<std::vector<KnownWarning>> list(const record::Actor& actor);  // newest first
  Result<KnownWarning> find(const record::Actor& actor, std::string_view number);
  // Of a recalled one nothing but that it is. integrity: the collection does not have it any more.
  Result<WarningText> text(const Warning& warning);
  // The same without the words that stand beside the report in another language: for lists, where each of them would be searched for.
  Result<WarningText> report_text(const Warning& warning);
  // Numbers of those of this hub that nobody has looked back for, oldest first.
  Result<std::vector<std::string>> waiting(std::string_view hub);
  // Against all events of the node, several warnings in one pass; of several, those that the collection has lost are left out. Needs
  // "warning.update". The program itself records it only when it met
  // something else than before. O(events)
  Result<std::vector<KnownWarning>> look_back(const record::Actor& actor, const std::vector<std::string>& numbers,
                                              model::EventSearch& events, const AlertsByTechnique& techniques);
  // Names and SHA-256 of files against the warnings' values, all in one pass. Needs "warning.update".
  Result<std::vector<KnownWarning>> look_in_files(const record::Actor& actor, const std::vector<std::string>& numbers,
                                                  const std::vector<std::string>& folders, const EachFile& each);
  // Every warning that is or was watched for, newest first. One whose collection has lost it is left out.
  Result<std::vector<WatchRule>> rules(const record::Actor& actor);
  // Looks for it in what comes in, too, until that day; nothing: no longer. Needs "warning.update".
  Result<KnownWarning> watch(const record::Actor& actor, std::string_view number, std::optional<Day> until, std::string_view reason);
  // conflict: it was recalled, or it came from our own report.
  Result<KnownWarning> note_answer(const record::Actor& actor, std::string_view number, SightingOutcome outcome);

 private:
  Result<Collection> collection_of(const Warning& warning);
  // What a warning names and what the report itself says, without the words that stand beside it.
  Result<WarningText> report_text(const Warning& warning, const Collection& collection);
  Result<void> forget_words(const Collection& collection, const std::vector<std::string>& reports);

  WarningParts parts_;
  record::RecordShelf<Warning> shelf_;
};

}  // namespace sekimori::share
