// What staff are told, and who has read it: a text to named people, and their receipts.
//
//   auto sent = TRY(book.send(actor, {.title = "...", .text = "...", .recipients = {"A-1", "A-2"}}));   // CI-2026-001
//   TRY(book.acknowledge(actor, "CI-2026-001", "A-1", ReadBy::oneself));
//
// A text that was sent never changes; its hash stands in every receipt. Any thread.
#pragma once

#include "model/ports/person_directory.h"
#include "record/record_shelf.h"

namespace sekimori::govern {

// How it is known: the person said so at his own account, or somebody recorded it (a signed list).
enum class ReadBy : unsigned char { oneself, recorded };
std::string_view name_of(ReadBy how);

struct CirculationReceipt {
  std::string staff_number;
  ReadBy how = ReadBy::recorded;
  std::string by, sha256;
  Instant at;
};

struct Circulation {
  std::string number, title, text, measure, sha256;
  std::vector<std::string> recipients;
  std::vector<CirculationReceipt> receipts;
  std::string by;
  Instant at;

  std::vector<std::string> missing() const;  // who has not read it, in the order of recipients
};
Json to_json(const Circulation& circulation);
Json shown_json(const Circulation& circulation);  // with {sent_to, read, missing}
Result<Circulation> circulation_from(const Json& json);
using KnownCirculation = record::KeptRecord<Circulation>;

class CirculationBook {
 public:
  CirculationBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone,
                  model::PersonDirectory& people);

  // invalid_input: no text, nobody to read it, somebody twice.
  Result<KnownCirculation> send(const record::Actor& actor, Circulation circulation);
  Result<KnownCirculation> get(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownCirculation>> list(const record::Actor& actor);  // by number
  // As the actor may see it: who only reads it himself learns of his own receipt alone, and how many have read.
  Result<Json> shown(const record::Actor& actor, const Circulation& circulation);
  // Without `staff_number`: the person of the account, for himself. Again: changes nothing. not_permitted: for another, by one who only may
  // for himself; not_found: no recipient.
  Result<KnownCirculation> acknowledge(const record::Actor& actor, std::string_view number, std::string_view staff_number);

 private:
  std::string staff_number_of(const record::Actor& actor);

  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  const Zone& zone_;
  model::PersonDirectory& people_;
  record::RecordShelf<Circulation> circulations_;
};

}  // namespace sekimori::govern
