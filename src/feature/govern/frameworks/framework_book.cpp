#include "feature/govern/frameworks/framework_book.h"

#include <algorithm>

#include "base/digest.h"
#include "feature/govern/may.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

void describe(const FrameworkRow& row, record::Draft& draft) {
  draft.summary = Json::object({{"id", row.head["id"]}, {"version", row.head["version"]}});
  draft.keys = {{"id", row.head["id"].string_or(""), record::Uniqueness::shared},
                {"edition", fmt::format("{}@{}", row.head["id"].text(), row.head["version"].text()), record::Uniqueness::unique}};
}

}  // namespace

Json to_json(const FrameworkRow& row) {
  return Json::object({{"head", row.head}, {"sha256", row.sha256}, {"file", row.file}, {"file_sha256", row.file_sha256}});
}
Result<FrameworkRow> framework_row_from(const Json& json) {
  FrameworkRow out;
  out.head = json["head"];
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_text(json, "file", out.file));
  TRY(model::read_text(json, "file_sha256", out.file_sha256));
  return out;
}

FrameworkBook::FrameworkBook(sql::Database& database, record::RecordStore& records, blob::BlobStore& blobs, Clock& clock, Random& random)
    : rows_(database, records, clock, random, "framework", framework_row_from, describe), blobs_(blobs) {}

Result<std::vector<Json>> FrameworkBook::list(const record::Actor& actor) {
  auto rows = TRY(rows_.list(actor));
  std::vector<Json> out;
  for (const Framework& one : shipped_frameworks()) out.push_back(head_json(one));
  std::ranges::sort(rows, {},
                    [](const auto& one) { return fmt::format("{}@{}", one.value.head["id"].text(), one.value.head["version"].text()); });
  for (const auto& row : rows) out.push_back(row.value.head);
  return out;
}

Result<Framework> FrameworkBook::load(const FrameworkRow& row) {
  const Bytes bytes = TRY(blobs_.get(TRY(blob::parse_digest(row.sha256)), blob::Verify::yes));
  return framework_from(TRY(Json::parse(as_text(bytes))));
}

Result<Framework> FrameworkBook::get(const record::Actor& actor, std::string_view id, std::string_view version) {
  TRY(may(actor, record::Verb::read, "framework"));
  if (const Framework* shipped = shipped_framework(id); shipped != nullptr && (version.empty() || version == shipped->version))
    return *shipped;
  const auto rows = TRY(rows_.list(actor, "id", id));
  const record::KeptRecord<FrameworkRow>* found = nullptr;
  for (const auto& row : rows)
    if (version.empty() || row.value.head["version"].text() == version)
      if (found == nullptr || row.id > found->id) found = &row;  // ids grow with time
  if (found == nullptr) return error(ErrorCode::not_found, "no framework '{}'{}{}", id, version.empty() ? "" : " ", version);
  return load(found->value);
}

Result<void> FrameworkBook::may_take_in(const record::Actor& actor) { return may(actor, record::Verb::create, "framework"); }

Result<Json> FrameworkBook::take_in(const record::Actor& actor, const Framework& framework, const FrameworkFile& file,
                                    std::string_view reason) {
  TRY(may_take_in(actor));
  if (shipped_framework(framework.id) != nullptr)
    return error(ErrorCode::conflict, "'{}' is one of the program's own frameworks", framework.id);
  const std::string kept = to_json(framework).canonical();
  FrameworkRow row{.head = head_json(framework), .sha256 = to_hex(sha256(kept)), .file = file.name, .file_sha256 = file.sha256};
  const auto before = TRY(rows_.find_by(actor, "edition", fmt::format("{}@{}", framework.id, framework.version)));
  if (before) {
    if (before->value.sha256 == row.sha256) return before->value.head;
    return error(ErrorCode::conflict, "'{}' {} is here already with other words; give the new one another version", framework.id,
                 framework.version);
  }
  TRY(blobs_.put(as_bytes(kept)));
  return TRY(rows_.create(actor, row, reason.empty() ? "taken in" : reason)).value.head;
}

}  // namespace sekimori::govern
