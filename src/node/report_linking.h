// A hub's reports into the campaigns of its book: the original out of its vault into the cage, what it leaves behind into the book.
//
//   ReportLinking linking(node, "/proc/self/exe");
//   linking.follow([&](const Error& problem) { note(problem); });   // from now on with every triage and withdrawal
//   LinkedReports done = TRY(linking.catch_up(actor));              // those that an end of the program left behind
//
// All files of a report count, but for cover notes. Looking at an original is a change record, as always. A report that could not be read
// stays as it is and is tried again by catch_up, three times by one ReportLinking. Any thread; one report at a time.
#pragma once

#include <map>
#include <mutex>

#include "engine/inspect/extraction.h"
#include "feature/share/share_room.h"
#include "node/node.h"

namespace sekimori::node {

struct LinkedReports {
  std::size_t linked = 0, left = 0;
  std::vector<std::pair<std::string, Error>> failed;  // number of a report and why
};

class ReportLinking {
 public:
  // `program` is started, confined, as the reader; it must know the verb inspect-worker.
  ReportLinking(Node& node, Path program) : node_(node), program_(std::move(program)) {}
  ~ReportLinking();
  ReportLinking(const ReportLinking&) = delete;
  ReportLinking& operator=(const ReportLinking&) = delete;

  void follow(std::function<void(const Error&)> on_trouble);
  // Links the report, or takes it out, as it stands now; nothing where that is so already.
  Result<void> take(const share::HubReport& report);
  // At most so many. not_permitted for whoever may not make campaigns.
  Result<LinkedReports> catch_up(const record::Actor& actor, std::size_t most = SIZE_MAX);

 private:
  Result<std::vector<inspect::ExtractedObject>> read(const share::HubReport& report);
  Result<void> link(const share::HubReport& report);

  Node& node_;
  Path program_;
  std::mutex mutex_;
  std::map<std::string, int> failures_;  // by number of the report
  bool follows_ = false;
};

struct LinkTraits {
  link::Report report;  // without its id
  share::AttachmentType attachment = share::AttachmentType::unknown;
};
// What all files of a report together leave behind, each file followed by what lies in it: mails as mails, the rest as the indicators it
// names. Time and text are the first mail's.
Result<LinkTraits> traits_of_files(std::vector<inspect::ExtractedObject> objects);

// The most dangerous of what was attached to a mail; `unknown` for what is no mail.
share::AttachmentType attachment_in(const std::vector<inspect::ExtractedObject>& objects);
// What a table, text or bundle names: every word that has the form of an indicator.
link::Report indicators_in(const std::vector<inspect::ExtractedObject>& objects);

}  // namespace sekimori::node
