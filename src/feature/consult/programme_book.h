// What firms apply for at the desk: a lecturer, support abroad, an expert for the certification. Each with a form, a quota and an end.
//
//   auto made = TRY(programmes.apply(actor, "certification", {.organisation = "...", .contact = "...", .answers = {...}}));   //
//   PA-2026-001 TRY(programmes.decide(actor, "PA-2026-001", ApplicationState::accepted, "fits"));     // conflict: the quota is used up
//   TRY(programmes.set(actor, "certification", {.quota = 120, .closes = day}, "second call"));
//
// The quota counts accepted and finished applications, in the transaction that accepts: it is never passed, however many accept at once.
// Any thread.
#pragma once

#include <functional>

#include "feature/consult/desk_parts.h"
#include "feature/consult/desk_texts.h"

namespace sekimori::consult {

enum class ApplicationState : unsigned char { received, accepted, refused, done, withdrawn };
std::string_view name_of(ApplicationState state);
std::optional<ApplicationState> application_state_from(std::string_view name);

struct ProgrammeApplication {
  std::string number;  // PA-2026-001
  std::string programme;
  std::string organisation, contact;
  Json answers = Json::object();  // by field
  ApplicationState state = ApplicationState::received;
  std::string reason;
  Instant received_at;
  std::string by;
};
Json to_json(const ProgrammeApplication& application);
Result<ProgrammeApplication> programme_application_from(const Json& json);
using KnownApplication = record::KeptRecord<ProgrammeApplication>;

// What the desk says of a programme beside its text.
struct ProgrammeTerms {
  std::string programme;
  std::int64_t quota = 0;
  std::optional<Day> opens, closes;
  std::string reason;
};
Json to_json(const ProgrammeTerms& terms);
Result<ProgrammeTerms> programme_terms_from(const Json& json);

struct ProgrammeView {
  Programme programme;  // with the terms that hold now
  std::int64_t accepted = 0, waiting = 0;
  bool is_open = false;
};
Json to_json(const ProgrammeView& view);

class ProgrammeBook {
 public:
  explicit ProgrammeBook(const DeskParts& parts);
  Result<std::vector<ProgrammeView>> list(const record::Actor& actor);
  // What holds now is handed to `edit` and kept as it leaves it, in one transaction: what it does not touch stays.
  using EditTerms = std::function<Result<void>(ProgrammeTerms&)>;
  Result<ProgrammeView> change(const record::Actor& actor, std::string_view programme, std::string_view reason, const EditTerms& edit);
  Result<ProgrammeView> set(const record::Actor& actor, std::string_view programme, ProgrammeTerms terms, std::string_view reason);
  // invalid_input: a field is missing or wrong; conflict: not open yet, closed.
  Result<KnownApplication> apply(const record::Actor& actor, std::string_view programme, ProgrammeApplication application);
  Result<KnownApplication> decide(const record::Actor& actor, std::string_view number, ApplicationState state, std::string_view reason);
  Result<KnownApplication> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownApplication>> applications(const record::Actor& actor, std::string_view programme = {});

 private:
  Result<Programme> in_force(sql::Transaction& tx, std::string_view programme);
  Result<std::int64_t> counted(sql::Transaction& tx, std::string_view programme, std::initializer_list<ApplicationState> states);
  bool is_open(const Programme& programme) const;
  DeskParts parts_;
  record::RecordShelf<ProgrammeApplication> applications_;
  record::RecordShelf<ProgrammeTerms> terms_;
};

}  // namespace sekimori::consult
