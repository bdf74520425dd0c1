// The paper a firm brings when it consults the police about a leak: facts only, each with where it stands, under the three
// requests of the police (保存先を特定し直ちに保全する / 内容を限定せずに保全する / 調査・確認の経過を明らかにする). It is in Japanese.
//
//   ConsultationFacts facts = TRY(gather_facts(parts, actor, known_case, firm));
//   Paper paper = write_consultation(facts);
//   TRY(issue_paper(parts, actor, known_case, to_html(paper), "html"));      // leaves the change record paper.create
//
// No secret's content or title is in it: register number, kind, level and the hash of the register's entry. People appear by
// pseudonym and staff number; by name only when two persons have agreed to reveal it.
#pragma once

#include "feature/respond/exhibit_book.h"
#include "paper/paper.h"

namespace sekimori::respond {

struct Firm {
  std::string name, address, contact, knows;  // knows: who knows of the case
};

struct SecretLine {
  std::string number, kind, level, medium, department, hash;
  Json proof;  // of model/ports/secrecy_proofs.h; null: nothing in effect on the day
};

struct PersonLine {
  std::string pseudonym, staff_number;
  std::optional<std::string> name;  // only when revealed
  model::Person dates;              // name and kana are emptied
};

struct ActLine {
  Day day;
  Instant first, last;
  std::string who, what, object, where, device;
  std::uint64_t events = 0;
  std::int64_t amount = 0;
  std::string_view unit;             // of the amount: バイト, 行, ページ
  std::vector<std::string> secrets;  // register numbers
  std::string source;                // name
  std::string exhibit;               // number, when its bytes are kept as one
  std::string event;                 // id of the first
};

struct ConsultationFacts {
  KnownCase known;
  Firm firm;
  std::string author;
  Instant written_at;
  Day act_day;  // the three requirements are judged as recorded by the end of this day
  std::vector<SecretLine> secrets;
  std::vector<PersonLine> persons;
  std::vector<std::pair<std::string, model::Alert>> alerts;
  std::vector<ActLine> acts;
  std::uint64_t events_unlisted = 0;  // that the alerts' factors count and do not point at; factors overlap
  std::uint64_t events_shown = 0;     // that the acts list
  std::vector<KnownExhibit> exhibits;
  std::vector<std::pair<std::string, model::CustodyStep>> steps;
  std::vector<record::Hold> holds;
  std::vector<model::SourceStanding> sources;
  Zone zone = Zone::tokyo();
};

Result<ConsultationFacts> gather_facts(RespondParts& parts, const record::Actor& actor, const KnownCase& known, Firm firm);
paper::Paper write_consultation(const ConsultationFacts& facts);

// Keeps the printed bytes and records that they left the node. Needs "paper.create" and "case.export". The hash of the bytes. `name`: which
// paper it is (case_papers.h).
Result<std::string> issue_paper(RespondParts& parts, const record::Actor& actor, const KnownCase& known, ByteView printed,
                                std::string_view form, std::string_view name = "consultation");

}  // namespace sekimori::respond
