// What reaches the firm before it is a case: a partner's notice, customers' complaints, an anonymous report, a found item, a
// consultation, a warning from the hub. Each opens a case in one step, or is closed with a reason.
//
//   IntakeBook intake(parts);
//   IntakeReceipt receipt = TRY(intake.receive(actor, {.trigger = model::CaseTrigger::anonymous_report, .text = "..."}));
//   receipt.token;                                      // shown once; with it the reporter comes back without an account
//   TRY(intake.open_case(actor, receipt.number, {.title = "..."}, reason));
//
// Anonymous: nothing that tells who reported is asked for or kept (no name, address, log-in or network address), only a hash of the
// token is stored, and nobody looks for the reporter. The token is 80 random bits; wrong tokens say nothing about right ones.
#pragma once

#include "feature/respond/case_book.h"

namespace sekimori::respond {

struct IntakeDraft {
  model::CaseTrigger trigger = model::CaseTrigger::consultation;
  std::string text = {};
  std::string from = {};     // who told; refused for an anonymous report
  std::string channel = {};  // 電話, 窓口, 画面 ...
  std::optional<Instant> received_at = {};
};

struct IntakeReceipt {
  std::string id;
  std::string number;  // U2026-001
  std::string token;   // anonymous reports only: "K7Q2-9XWE-4M1D-8TBN"
};

struct IntakeMessage {
  bool from_firm = false;
  Instant at;
  std::string text;
};

enum class IntakeState : unsigned char { received, in_case, closed };
std::string_view name_of(IntakeState state);

struct Intake {
  std::string id, number;
  model::CaseTrigger trigger = model::CaseTrigger::consultation;
  std::string text, from, channel;
  Instant received_at;
  IntakeState state = IntakeState::received;
  std::string case_number;
  std::vector<IntakeMessage> messages;  // in order
  std::string token_hash;               // anonymous reports only; never shown
};

// What the holder of a token sees: whether somebody acts, and what the firm answered. No names, no case number.
struct IntakeFollowUp {
  IntakeState state = IntakeState::received;
  Instant received_at;
  std::vector<IntakeMessage> messages;
};

class IntakeBook {
 public:
  explicit IntakeBook(RespondParts& parts) : parts_(parts) {}

  // Needs "intake.create". invalid_input: an empty or too long text, or a name with an anonymous report. An anonymous report is received by
  // the program itself: `actor` is not recorded.
  Result<IntakeReceipt> receive(const record::Actor& actor, const IntakeDraft& draft);
  // From the page that everybody reaches: anonymous, and at most 30 an hour, so that a flood neither fills the disk nor hides what is
  // meant. full: more than that.
  Result<IntakeReceipt> receive_from_page(std::string_view text);
  Result<std::vector<Intake>> list(const record::Actor& actor);  // newest first
  Result<Intake> find(const record::Actor& actor, std::string_view number);
  // full: 200 messages already.
  Result<void> answer(const record::Actor& actor, std::string_view number, std::string_view text);
  // conflict: it is closed; invalid_input without a reason.
  Result<void> close(const record::Actor& actor, std::string_view number, std::string_view reason);
  // The case's trigger, detail and moment of notice come from the intake; the reporter of an anonymous one is in neither.
  // conflict: it is a case already.
  Result<OpenedCase> open_case(const record::Actor& actor, std::string_view number, CaseOpening opening, std::string_view reason);

  // By token alone. not_found: no report has it.
  Result<IntakeFollowUp> follow_up(std::string_view token);
  Result<void> add(std::string_view token, std::string_view text);

 private:
  Result<void> check_flood();
  Result<record::Version> version_of(const record::Actor& actor, std::string_view number);
  Result<record::Version> version_with(std::string_view token);
  Result<void> put(const record::Actor& actor, const record::Version& before, const Intake& changed, std::string_view action,
                   std::string_view reason);
  RespondParts& parts_;
};

Json to_json(const Intake& intake);
Json to_json(const IntakeFollowUp& follow_up);

}  // namespace sekimori::respond
