// What statistics want to know of a report beyond its kind: the type of what was attached, whence it was sent, where it calls home.
// Attachments are seen by the confined reader; regions are told by whoever reported or analysed, and never guessed.
//
//   TraitBook traits(database, records, clock, random, reports);
//   TRY(traits.note_attachment(system, "R-2014-001", AttachmentType::program));
//   TRY(traits.tell(actor, "R-2014-001", {.sender_region = "KR", .c2_region = "SD"}, "analysis of the file"));
#pragma once

#include "feature/share/report_book.h"

namespace sekimori::share {

constexpr std::string_view traits_kind = "report_traits";

// The most dangerous one counts: a program in an archive is a program.
enum class AttachmentType : unsigned char { program, shortcut, script, office, pdf, archive, other, none, unknown };
constexpr std::size_t attachment_types = 9;
std::string_view name_of(AttachmentType type);
std::optional<AttachmentType> attachment_type_from(std::string_view name);
// By the last ending of a file's name: "見積書.pdf.exe" is a program.
AttachmentType attachment_type_of_name(std::string_view file_name);

struct ReportTraits {
  std::string report;  // number
  AttachmentType attachment = AttachmentType::unknown;
  std::string sender_region;  // ISO 3166-1: two capital letters; empty: nobody has said
  std::string c2_region;
};
Json to_json(const ReportTraits& traits);
Result<ReportTraits> report_traits_from_json(const Json& json);

using KnownTraits = record::KeptRecord<ReportTraits>;

// What somebody tells; what is left out stays as it is.
struct TraitWish {
  std::optional<AttachmentType> attachment;
  std::optional<std::string> sender_region, c2_region;
};

class TraitBook {
 public:
  TraitBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, ReportBook& reports);

  // invalid_input: a region that is no code, no reason; not_found: no such report in sight.
  Result<KnownTraits> tell(const record::Actor& actor, std::string_view report, const TraitWish& wish, std::string_view reason);
  // What the reader saw; what a person has told stays.
  Result<void> note_attachment(const record::Actor& actor, std::string_view report, AttachmentType type);
  Result<std::optional<KnownTraits>> find(const record::Actor& actor, std::string_view report);
  Result<std::vector<KnownTraits>> list(const record::Actor& actor);

 private:
  ReportBook& reports_;
  record::RecordShelf<ReportTraits> shelf_;
};

}  // namespace sekimori::share
