// Contact reports of the house: filed by whoever was approached, weighed over time and over colleagues, passed on where the topic says.
//
//   ContactBook contacts(parts);
//   ContactView view = TRY(contacts.file(actor, report));          // K-2026-00001 with its level, advice and whom to tell
//   contacts.tell(actor, number, ContactDesk::superior, "spoke to him");    // the superior may read it from now on
//
// Who filed a report reads his own; the secret manager and legal read all; others read what was passed on to them. That colleagues were
// approached as well is told, never who or how many. Any thread.
#pragma once

#include "feature/teach/contact/contact_report.h"
#include "feature/teach/course/learning_book.h"
#include "paper/paper.h"

namespace sekimori::teach {

struct ContactView {
  ContactReport report;
  ContactWeight weight;
  std::vector<ContactRoute> routes;  // whom to tell still
};
Json to_json(const ContactView& view);

class ContactBook {
 public:
  explicit ContactBook(LearningParts parts);

  // invalid_input: see check(); a day to come.
  Result<ContactView> file(const record::Actor& actor, ContactReport report);
  Result<std::vector<ContactView>> list(const record::Actor& actor);  // by number; those in sight
  Result<ContactView> find(const record::Actor& actor, std::string_view number);
  // Says that somebody was told, and lets him read it: the superior of whoever filed it, or the office of that role. The police gets a
  // paper. not_found: nobody known as the superior; conflict: told before, or closed.
  Result<ContactView> tell(const record::Actor& actor, std::string_view number, ContactDesk desk, std::string_view note);
  // What the house advises; with `close` that is the end of it. Needs contact_report.update.
  Result<ContactView> answer(const record::Actor& actor, std::string_view number, std::string_view answer, bool close);
  // For talking to the police or another desk: what happened, in order, without judgement.
  Result<paper::Paper> paper(const record::Actor& actor, std::string_view number, Language language);

 private:
  using Known = record::KeptRecord<ContactReport>;
  Result<Known> known(const record::Actor& actor, std::string_view number);
  Result<ContactView> view_of(ContactReport report);
  Result<std::vector<ContactReport>> all();
  static ContactView weighed(ContactReport report, const ContactHistory& history);

  LearningParts parts_;
  record::RecordShelf<ContactReport> reports_;
};

}  // namespace sekimori::teach
