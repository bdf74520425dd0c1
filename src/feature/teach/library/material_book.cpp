#include "feature/teach/library/material_book.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/text.h"
#include "feature/teach/course/course_number.h"
#include "feature/teach/library/shipped_material.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 3> order_state_names = {"ordered", "sent", "cancelled"};
constexpr std::array<std::string_view, 5> material_kinds = {"pamphlet", "poster", "booklet", "card", "briefing"};
constexpr std::int64_t most_copies = 100'000;

void describe_material(const TeachingMaterial& material, record::Draft& draft) {
  draft.summary = Json::object({{"id", material.id}, {"title", model::to_json(material.title)}});
  draft.keys = {{"material", material.id, record::Uniqueness::unique}};
}

std::string asked_on(std::string_view by, Day on) { return fmt::format("{}/{}", by, on.to_string()); }

// The same door, however its address is spaced or written.
std::string door_of(const MaterialOrder& order) {
  std::string out = fold(order.address);
  std::erase_if(out, [](char c) { return c == ' ' || c == '-' || c == ','; });
  return out;
}

void describe_order(const MaterialOrder& order, record::Draft& draft) {
  draft.summary = Json::object({{"number", order.number}, {"material", order.material}, {"state", name_of(order.state)}});
  draft.owner = order.person;
  draft.keys = {{"number", order.number, record::Uniqueness::unique}, {"asked", asked_on(order.by, order.on), record::Uniqueness::shared}};
}

record::Actor anybody() { return record::Actor::system("public"); }

bool is_plain_id(std::string_view id, std::size_t longest) {
  return !id.empty() && id.size() <= longest &&
         std::ranges::all_of(id, [](char c) { return std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-").contains(c); });
}

}  // namespace

std::string_view name_of(OrderState state) { return order_state_names[static_cast<std::size_t>(state)]; }

Json to_json(const TeachingMaterial& material) {
  Json variants = Json::array();
  for (const MaterialVariant& one : material.variants)
    variants.push(Json::object({{"language", one.language}, {"address", one.address}, {"on_hand", one.on_hand}}));
  return Json::object({{"id", material.id},
                       {"kind", material.kind},
                       {"title", model::to_json(material.title)},
                       {"about", model::to_json(material.about)},
                       {"variants", std::move(variants)},
                       {"withdrawn", material.withdrawn}});
}

Result<TeachingMaterial> material_from_json(const Json& json) {
  TeachingMaterial out{
      .id = json["id"].string_or(""), .kind = json["kind"].string_or("pamphlet"), .title = {}, .about = {}, .variants = {}};
  TRY(model::read_wording(json, "title", out.title));
  TRY(model::read_wording(json, "about", out.about));
  for (const Json& one : json["variants"].items())
    out.variants.push_back({.language = one["language"].string_or(""), .address = one["address"].string_or("")});
  out.withdrawn = json["withdrawn"].bool_or(false);
  return out;
}

Result<void> check(const TeachingMaterial& material) {
  if (!is_plain_id(material.id, 60)) return error(ErrorCode::invalid_input, "'{}' is no name for material: a-z, 0-9 and '-'", material.id);
  if (std::ranges::find(material_kinds, material.kind) == material_kinds.end())
    return error(ErrorCode::invalid_input, "'{}': material is a pamphlet, poster, booklet, card or briefing", material.kind);
  if (trim(material.title.ja).empty() || trim(material.title.en).empty())
    return error(ErrorCode::invalid_input, "material '{}' needs a title in Japanese and English", material.id);
  std::set<std::string> languages;
  for (const MaterialVariant& one : material.variants) {
    if (one.language.size() < 2 || one.language.size() > 12 || !languages.insert(one.language).second)
      return error(ErrorCode::invalid_input, "material '{}': the language '{}' is none, or stands there twice", material.id, one.language);
    if (!one.address.empty() && !one.address.starts_with("https://"))
      return error(ErrorCode::invalid_input, "'{}' is no address of a page (https://...)", one.address);
  }
  if (material.variants.empty()) return error(ErrorCode::invalid_input, "material '{}' needs a language it exists in", material.id);
  return {};
}

Json to_json(const MaterialOrder& order) {
  return Json::object({{"number", order.number},
                       {"material", order.material},
                       {"language", order.language},
                       {"copies", order.copies},
                       {"organisation", order.organisation},
                       {"recipient", order.recipient},
                       {"address", order.address},
                       {"note", order.note},
                       {"person", order.person},
                       {"by", order.by},
                       {"on", order.on.to_string()},
                       {"state", name_of(order.state)}});
}

Result<MaterialOrder> material_order_from_json(const Json& json) {
  MaterialOrder out;
  out.number = json["number"].string_or("");
  out.material = json["material"].string_or("");
  out.language = json["language"].string_or("");
  out.copies = json["copies"].integer_or(1);
  out.organisation = json["organisation"].string_or("");
  out.recipient = json["recipient"].string_or("");
  out.address = json["address"].string_or("");
  out.note = json["note"].string_or("");
  out.person = json["person"].string_or("");
  out.by = json["by"].string_or("");
  if (json["on"].is_string()) out.on = TRY(Day::parse(json["on"].text()));
  const auto state = std::ranges::find(order_state_names, json["state"].text());
  if (state != order_state_names.end()) out.state = static_cast<OrderState>(state - order_state_names.begin());
  return out;
}

MaterialBook::MaterialBook(LearningParts parts)
    : parts_(std::move(parts)),
      materials_(parts_.database, parts_.records, parts_.clock, parts_.random, "material", material_from_json, describe_material),
      orders_(parts_.database, parts_.records, parts_.clock, parts_.random, "material_order", material_order_from_json, describe_order) {}

Result<void> MaterialBook::fill_stock(std::vector<TeachingMaterial>& materials) {
  std::map<std::pair<std::string, std::string>, std::int64_t> stock;
  for (const sql::Row& row :
       TRY(parts_.database.read([](sql::Transaction& tx) { return tx.query("SELECT material, language, on_hand FROM teach_stock"); })))
    stock[{row.string(0), row.string(1)}] = row.integer(2);
  for (TeachingMaterial& material : materials)
    for (MaterialVariant& variant : material.variants) variant.on_hand = stock[{material.id, variant.language}];
  return {};
}

Result<std::vector<TeachingMaterial>> MaterialBook::list(const record::Actor& actor) {
  std::vector<TeachingMaterial> out;
  std::set<std::string> own;
  for (auto& kept : TRY(materials_.list(actor))) {
    own.insert(kept.value.id);
    if (!kept.value.withdrawn) out.push_back(std::move(kept.value));
  }
  for (const ShippedMaterial& one : shipped_materials())
    if (!own.contains(one.material.id)) out.push_back(one.material);
  std::ranges::sort(out, {}, &TeachingMaterial::id);
  TRY(fill_stock(out));
  return out;
}

Result<TeachingMaterial> MaterialBook::find(const record::Actor& actor, std::string_view id) {
  auto kept = TRY(materials_.find_by(actor, "material", id));
  const ShippedMaterial* const shipped = find_shipped_material(id);
  if (!kept && shipped == nullptr) return error(ErrorCode::not_found, "no material '{}'", id);
  std::vector<TeachingMaterial> one{kept ? std::move(kept->value) : shipped->material};
  TRY(fill_stock(one));
  return std::move(one.front());
}

Result<TeachingMaterial> MaterialBook::add(const record::Actor& actor, const TeachingMaterial& material, std::string_view reason) {
  TRY(check(material));
  const auto known = TRY(materials_.find_by(actor, "material", material.id));
  if (known)
    TRY(materials_.change(actor, known->id, reason, [&](TeachingMaterial& one) -> Result<void> {
      one = material;
      return {};
    }));
  else TRY(materials_.create(actor, material, reason));
  return find(actor, material.id);
}

// Adds to the store, or takes from it as long as enough is there. The number of rows that it took: 0 when too few are on hand.
Result<std::int64_t> MaterialBook::move(sql::Transaction& tx, std::string_view material, std::string_view language, std::int64_t copies) {
  TRY(tx.execute("INSERT INTO teach_stock(material, language, on_hand) VALUES (?, ?, 0) ON CONFLICT (material, language) DO NOTHING",
                 material, language));
  return tx.execute("UPDATE teach_stock SET on_hand = on_hand + ? WHERE material = ? AND language = ? AND on_hand + ? >= 0", copies,
                    material, language, copies);
}

Result<TeachingMaterial> MaterialBook::restock(const record::Actor& actor, std::string_view id, std::string_view language,
                                               std::int64_t copies, std::string_view reason) {
  if (copies == 0 || copies > most_copies || copies < -most_copies)
    return error(ErrorCode::invalid_input, "{} copies cannot be put into the store", copies);
  const auto known = TRY(materials_.find_by(actor, "material", id));
  const ShippedMaterial* const shipped = find_shipped_material(id);
  if (!known && shipped == nullptr) return error(ErrorCode::not_found, "no material '{}'", id);
  const TeachingMaterial& material = known ? known->value : shipped->material;
  if (std::ranges::find(material.variants, language, &MaterialVariant::language) == material.variants.end())
    return error(ErrorCode::invalid_input, "material '{}' does not exist in '{}'", id, language);
  TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    // What came with the program becomes this house's when the first copies come.
    const std::string kept = known ? known->id : TRY(materials_.create(tx, actor, material, "came with the program")).id;
    TRY(materials_.change(
        tx, actor, kept, fmt::format("{} {:+}: {}", language, copies, reason), [](TeachingMaterial&) -> Result<void> { return {}; },
        record::Verb::update, "material.restock"));
    if (TRY(move(tx, id, language, copies)) == 0) return error(ErrorCode::invalid_input, "that would leave fewer than none of '{}'", id);
    return {};
  }));
  return find(actor, id);
}

Result<MaterialOrder> MaterialBook::order(const record::Actor& actor, MaterialOrder order) { return take(actor, std::move(order), {}); }

Result<MaterialOrder> MaterialBook::order_publicly(MaterialOrder order) {
  if (order.copies > most_public_copies) return error(ErrorCode::invalid_input, "1 to {} copies can be ordered", most_public_copies);
  for (const std::string* one : {&order.recipient, &order.organisation, &order.address, &order.note})
    if (!is_valid_utf8(*one) ||
        std::ranges::any_of(*one, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r'; }))
      return error(ErrorCode::invalid_input, "an order has no control characters");
  return take(anybody(), std::move(order), [this](sql::Transaction& tx, const MaterialOrder& one) { return check_public(tx, one); });
}

Result<void> MaterialBook::check_public(sql::Transaction& tx, const MaterialOrder& order) {
  std::size_t here = 0;
  const auto today = TRY(orders_.list(tx, anybody(), "asked", asked_on(order.by, order.on)));
  for (const auto& one : today) here += door_of(one.value) == door_of(order) ? 1 : 0;
  if (today.size() >= most_public_orders) return error(ErrorCode::full, "no more orders are taken today; please ask again tomorrow");
  if (here >= most_to_one_address)
    return error(ErrorCode::full, "{} orders to this address were taken today; please ask again tomorrow", most_to_one_address);
  return {};
}

Result<MaterialOrder> MaterialBook::take(const record::Actor& actor, MaterialOrder order, const CheckOrder& further) {
  const TeachingMaterial material = TRY(find(actor, order.material));
  const auto variant = std::ranges::find(material.variants, order.language, &MaterialVariant::language);
  if (material.withdrawn || variant == material.variants.end())
    return error(ErrorCode::invalid_input, "material '{}' does not exist in '{}'", order.material, order.language);
  if (order.copies < 1 || order.copies > most_copies) return error(ErrorCode::invalid_input, "1 to {} copies can be ordered", most_copies);
  if (trim(order.recipient).empty() || trim(order.address).empty() || count_code_points(order.address) > 500 ||
      count_code_points(order.recipient) > 200 || count_code_points(order.organisation) > 200 || count_code_points(order.note) > 2000)
    return error(ErrorCode::invalid_input, "an order needs a recipient and an address, each not longer than a label takes");
  order.by = actor.account;
  order.person = actor.person;
  order.on = parts_.zone.day_of(parts_.clock.now());
  order.state = OrderState::ordered;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<MaterialOrder> {
    if (further) TRY(further(tx, order));
    if (TRY(move(tx, order.material, order.language, -order.copies)) == 0) {
      const auto row =
          TRY(tx.query_one("SELECT on_hand FROM teach_stock WHERE material = ? AND language = ?", order.material, order.language));
      return error(ErrorCode::conflict, "{} copies are on hand, {} were asked for", row ? row->integer(0) : 0, order.copies);
    }
    order.number = TRY(next_course_number(tx, "MO", order.on.year()));
    return TRY(orders_.create(tx, actor, order, "ordered", {}, "material.order")).value;
  });
}

Result<std::vector<MaterialOrder>> MaterialBook::orders(const record::Actor& actor) {
  std::vector<MaterialOrder> out;
  for (auto& kept : TRY(orders_.list(actor))) out.push_back(std::move(kept.value));
  std::ranges::sort(out, {}, &MaterialOrder::number);
  return out;
}

Result<MaterialOrder> MaterialBook::step(const record::Actor& actor, std::string_view number, OrderState state, std::string_view reason) {
  if (state == OrderState::ordered) return error(ErrorCode::invalid_input, "an order is sent or cancelled");
  const auto known = TRY(orders_.find_by(actor, "number", number));
  if (!known) return error(ErrorCode::not_found, "no order {} in sight", number);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<MaterialOrder> {
    const auto changed = TRY(orders_.change(
        tx, actor, known->id, reason.empty() ? name_of(state) : reason,
        [&](MaterialOrder& one) -> Result<void> {
          if (one.state != OrderState::ordered) return error(ErrorCode::conflict, "order {} is {}", number, name_of(one.state));
          one.state = state;
          return {};
        },
        record::Verb::update, state == OrderState::sent ? "material.send" : "material.cancel"));
    if (state == OrderState::cancelled) TRY(move(tx, changed.value.material, changed.value.language, changed.value.copies));
    return changed.value;
  });
}

Result<std::string> MaterialBook::exported_orders(const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::export_, {.kind = "material_order", .id = {}}));
  return orders_csv(TRY(orders(actor)));
}

std::string MaterialBook::orders_csv(const std::vector<MaterialOrder>& orders) {
  std::string out(csv_byte_order_mark);
  append_csv_row(out, {"number", "material", "language", "copies", "organisation", "recipient", "address", "note", "on", "state"});
  for (const MaterialOrder& one : orders)
    append_csv_row(out, {one.number, one.material, one.language, std::to_string(one.copies), one.organisation, one.recipient, one.address,
                         one.note, one.on.to_string(), std::string(name_of(one.state))});
  return out;
}

}  // namespace sekimori::teach
