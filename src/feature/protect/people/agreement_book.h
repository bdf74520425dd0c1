// Promises of secrecy, one by one: asked, signed, refused, run out, missing; and the texts that were put before people.
//
//   TRY(book.keep_text(actor, {"pledge-7", "退職時誓約書", text}, "new wording"));
//   TRY(book.ask(actor, {"A-0012", AgreementOccasion::leaving, AgreementKind::pledge, "pledge-7", {"S-001"}}, today, "exit"));
//   TRY(book.refuse(actor, key, today, "範囲が広すぎる", "exit interview"));       // the steps of content/checklists/refused-agreement
//   begin for (const MissingAgreement& gap : TRY(book.missing(actor))) ...
//
// Any thread. The register's tables of agreements (register.h) and this book write the same records.
#pragma once

#include "feature/protect/register.h"
#include "feature/protect/tasks/task_book.h"

namespace sekimori::protect {

struct AgreementText {
  std::string version;  // "pledge-7"
  std::string title;
  std::string text;
  std::string sha256;  // of the text; set when it is kept
};

struct AgreementKey {
  std::string staff_number;
  model::AgreementOccasion occasion = model::AgreementOccasion::joining;
  model::AgreementKind kind = model::AgreementKind::pledge;
  std::string text_version;
};

struct MissingAgreement {
  std::string staff_number;
  std::vector<std::string> secrets;                              // that he is permitted to know
  model::AgreementState state = model::AgreementState::missing;  // missing, asked, refused or expired
  std::string text_version;
};
Json to_json(const MissingAgreement& missing);

class AgreementBook {
 public:
  AgreementBook(sql::Database& database, record::RecordStore& records, Register& reg, model::PersonDirectory& people, TaskBook& tasks,
                Clock& clock, Random& random)
      : database_(database), records_(records), reg_(reg), people_(people), tasks_(tasks), clock_(clock), random_(random) {}

  // conflict: the version is kept with another text. A text that people signed never changes; a new wording is a new version.
  Result<AgreementText> keep_text(const record::Actor& actor, const AgreementText& text, std::string_view reason);
  Result<std::vector<AgreementText>> texts(const record::Actor& actor);
  Result<AgreementText> text(const record::Actor& actor, std::string_view version);

  // not_found: no such person or text. conflict: it stands already.
  Result<model::Agreement> ask(const record::Actor& actor, const AgreementKey& key, const std::vector<std::string>& secrets,
                               std::optional<Day> term_ends, Day day, std::string_view reason);
  // Signing what was never asked for is asked and signed at once.
  Result<model::Agreement> sign(const record::Actor& actor, const AgreementKey& key, Day day, std::string_view reason);
  // Begins the steps after a refusal as a task of the personnel office.
  Result<model::Agreement> refuse(const record::Actor& actor, const AgreementKey& key, Day day, std::string_view because,
                                  std::string_view reason);
  // Who may know a secret without a promise that is in force today.
  Result<std::vector<MissingAgreement>> missing(const record::Actor& actor);

 private:
  struct Found {
    std::string id;
    std::int64_t version = 0;
    model::Agreement agreement;
  };
  Result<std::optional<Found>> find(sql::Transaction& tx, const record::Actor& actor, const AgreementKey& key);
  Result<void> put(sql::Transaction& tx, const record::Actor& actor, const std::optional<Found>& before, const model::Agreement& agreement,
                   std::string_view reason);
  Result<std::string> hash_of_text(const record::Actor& actor, std::string_view version);
  sql::Database& database_;
  record::RecordStore& records_;
  Register& reg_;
  model::PersonDirectory& people_;
  TaskBook& tasks_;
  Clock& clock_;
  Random& random_;
};

}  // namespace sekimori::protect
