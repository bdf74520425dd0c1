#include "feature/protect/category_list.h"

#include <set>

#include "feature/protect/content.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

constexpr std::array<std::string_view, 4> level_names = {"", "level_internal", "level_confidential", "level_top"};

Result<Category> category_from(const Json& json) {
  Category out;
  TRY(model::read_text(json, "code", out.code));
  TRY(model::read_wording(json, "name", out.name));
  TRY(model::read_wording(json, "text", out.text));
  TRY(model::read_named(json, "level", level_names, out.level));
  TRY(model::read_texts(json, "departments", out.departments));
  return out;
}

}  // namespace

Json to_json(const CategoryList& list) {
  Json categories = Json::array();
  for (const Category& c : list.categories)
    categories.push(Json::object({{"code", c.code},
                                  {"name", to_json(c.name)},
                                  {"text", to_json(c.text)},
                                  {"level", identifier_of(c.level)},
                                  {"departments", model::texts_json(c.departments)}}));
  return Json::object({{"categories", std::move(categories)}, {"note", list.note}, {"published_on", model::day_json(list.published_on)}});
}

Result<CategoryList> category_list_from_json(const Json& json) {
  CategoryList out;
  for (const Json& row : json["categories"].items()) out.categories.push_back(TRY(category_from(row)));
  TRY(model::read_text(json, "note", out.note));
  TRY(model::read_day(json, "published_on", out.published_on));
  return out;
}

record::Draft Filed<CategoryList>::draft(const CategoryList& item) {
  record::Draft draft;
  draft.kind = kind;
  draft.id = category_list_id;
  draft.body = to_json(item);
  return draft;
}

CategoryList starter_categories() {
  CategoryList out;
  for (const Json& row : content("categories")["category"].items()) {
    auto category = category_from(row);
    SEKIMORI_CHECK(category.has_value());
    out.categories.push_back(*std::move(category));
  }
  return out;
}

Told told_of(const Edition& edition) { return {Subject::category_list, std::string(category_list_id), edition.number, edition.hash}; }

Result<Edition> CategoryBook::publish(const record::Actor& actor, CategoryList list, Day day, std::string_view reason) {
  std::set<std::string> codes;
  for (const Category& category : list.categories) {
    if (category.code.empty() || category.name.ja.empty() || category.text.ja.empty())
      return error(ErrorCode::invalid_input, "category '{}': code, name and text must not be empty", category.code);
    if (!codes.insert(category.code).second)
      return error(ErrorCode::invalid_input, "category '{}' stands twice in the list", category.code);
  }
  if (codes.empty()) return error(ErrorCode::invalid_input, "the list holds no category");
  list.published_on = day;
  const auto before = TRY(shelf_.find_by_id<CategoryList>(actor, category_list_id));
  const auto kept = before ? TRY(shelf_.change(actor, *before, list, reason, {.action = "category_list.publish"}))
                           : TRY(shelf_.add(actor, list, reason, {.action = "category_list.publish"}));
  return Edition{kept.version.version, kept.version.body_hash, std::move(list)};
}

Result<std::optional<Edition>> CategoryBook::current(const record::Actor& actor, const record::AsOf& as_of) {
  auto kept = TRY(shelf_.find_by_id<CategoryList>(actor, category_list_id, as_of));
  if (!kept) return std::optional<Edition>();
  return std::optional<Edition>(Edition{kept->version.version, kept->version.body_hash, std::move(kept->item)});
}

Result<Edition> CategoryBook::edition(const record::Actor& actor, std::int64_t number) {
  const auto versions = TRY(shelf_.database().read([&](sql::Transaction& tx) -> Result<std::vector<record::Version>> {
    return shelf_.records().history(tx, actor, Filed<CategoryList>::kind, category_list_id);
  }));
  for (const record::Version& version : versions)
    if (version.version == number) return Edition{number, version.body_hash, TRY(category_list_from_json(version.body))};
  return error(ErrorCode::not_found, "the category list has no edition {}", number);
}

Result<Edition> CategoryBook::wanted(const record::Actor& actor) {
  auto found = TRY(current(actor));
  if (!found) return error(ErrorCode::not_found, "no category list has been published; 'sekimori category publish' does");
  return *std::move(found);
}

Result<ReceiptBook::Given> CategoryBook::give(const record::Actor& actor, const std::vector<std::string>& staff_numbers, Way way, Day day) {
  return receipts_.give(actor, told_of(TRY(wanted(actor))), staff_numbers, way, day);
}

Result<void> CategoryBook::acknowledge(const record::Actor& actor, std::string_view staff_number, Day day) {
  return receipts_.acknowledge(actor, told_of(TRY(wanted(actor))), staff_number, day);
}

}  // namespace sekimori::protect
