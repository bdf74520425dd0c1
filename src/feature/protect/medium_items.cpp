#include "feature/protect/medium_items.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/csv.h"
#include "base/text.h"
#include "feature/protect/table_text.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

constexpr std::array<std::string_view, 5> state_names = {"in_place", "lent", "returned", "missing", "destroyed"};
constexpr std::array<std::string_view, 4> medium_names = {"paper", "electronic", "object", "know_how"};

// A number, or a state as people write it on paper.
std::optional<ItemState> state_written(std::string_view text) {
  static const std::map<std::string_view, ItemState> words = {{"あり", ItemState::in_place},    {"貸出中", ItemState::lent},
                                                              {"返却", ItemState::returned},    {"なし", ItemState::missing},
                                                              {"所在不明", ItemState::missing}, {"廃棄", ItemState::destroyed}};
  if (const auto found = words.find(text); found != words.end()) return found->second;
  return item_state_from(text);
}

Result<void> check_item(const MediumItem& item) {
  if (item.number.empty()) return error(ErrorCode::invalid_input, "number: must not be empty");
  if (item.secret.empty()) return error(ErrorCode::invalid_input, "secret: of which secret it is must be named");
  if (item.what.empty()) return error(ErrorCode::invalid_input, "what: a description is missing");
  if (item.copies < 0 || item.copies > 1'000'000) return error(ErrorCode::invalid_input, "copies: must be 0 to 1000000");
  if (item.medium == model::Medium::know_how)
    return error(ErrorCode::invalid_input, "medium: know-how has no object; write a know-how card");
  return {};
}

}  // namespace

std::string_view name_of(ItemState state) { return state_names.at(static_cast<size_t>(state)); }
std::optional<ItemState> item_state_from(std::string_view name) { return model::value_named<ItemState>(state_names, name); }

Json to_json(const MediumItem& item) {
  return Json::object({{"number", item.number},
                       {"secret", item.secret},
                       {"medium", name_of(item.medium)},
                       {"what", item.what},
                       {"place", item.place},
                       {"entry_rule", item.entry_rule},
                       {"photo_rule", item.photo_rule},
                       {"holder", item.holder},
                       {"copies", item.copies},
                       {"state", name_of(item.state)},
                       {"lent_to", item.lent_to},
                       {"return_due", model::day_json(item.return_due)},
                       {"checked_on", model::day_json(item.checked_on)},
                       {"checked_by", item.checked_by},
                       {"note", item.note}});
}

Result<MediumItem> medium_item_from_json(const Json& json) {
  MediumItem item;
  TRY(model::read_text(json, "number", item.number));
  TRY(model::read_text(json, "secret", item.secret));
  TRY(model::read_named(json, "medium", medium_names, item.medium));
  TRY(model::read_text(json, "what", item.what));
  TRY(model::read_text(json, "place", item.place));
  TRY(model::read_text(json, "entry_rule", item.entry_rule));
  TRY(model::read_text(json, "photo_rule", item.photo_rule));
  TRY(model::read_text(json, "holder", item.holder));
  TRY(model::read_integer(json, "copies", item.copies));
  TRY(model::read_named(json, "state", state_names, item.state));
  TRY(model::read_text(json, "lent_to", item.lent_to));
  TRY(model::read_day(json, "return_due", item.return_due));
  TRY(model::read_day(json, "checked_on", item.checked_on));
  TRY(model::read_text(json, "checked_by", item.checked_by));
  TRY(model::read_text(json, "note", item.note));
  TRY(check_item(item));
  return item;
}

record::Draft Filed<MediumItem>::draft(const MediumItem& item) {
  record::Draft draft;
  draft.kind = kind;
  draft.body = to_json(item);
  draft.summary = Json::object({{"number", item.number}, {"secret", item.secret}, {"place", item.place}});
  draft.keys = {{"number", item.number, record::Uniqueness::unique}, {"secret", item.secret, record::Uniqueness::shared}};
  return draft;
}

Result<Kept<MediumItem>> MediumItems::add(const record::Actor& actor, const MediumItem& item, std::string_view reason) {
  TRY(check_item(item));
  return shelf_.add(actor, item, reason);
}

Result<std::optional<Kept<MediumItem>>> MediumItems::find(const record::Actor& actor, std::string_view number) {
  return shelf_.find<MediumItem>(actor, "number", number);
}

Result<std::vector<Kept<MediumItem>>> MediumItems::list(const record::Actor& actor, std::string_view secret, const record::AsOf& as_of) {
  auto out = TRY(shelf_.all<MediumItem>(actor, as_of, secret.empty() ? "" : "secret", secret));
  std::ranges::sort(out, {}, [](const Kept<MediumItem>& kept) { return kept.item.number; });
  return out;
}

Result<CheckedItem> MediumItems::check(const record::Actor& actor, const ItemCheck& check) {
  const auto known = TRY(find(actor, check.number));
  if (!known) return error(ErrorCode::not_found, "no copy or object with the number '{}'", check.number);
  if (known->item.state == ItemState::destroyed)
    return error(ErrorCode::conflict, "{} was destroyed; it cannot be found again", check.number);
  if (check.by.empty()) return error(ErrorCode::invalid_input, "by: who looked is missing");
  CheckedItem out;
  out.item = known->item;
  out.moved = !check.place.empty() && check.place != known->item.place;
  out.fewer = check.copies && *check.copies < known->item.copies;
  if (!check.place.empty()) out.item.place = check.place;
  if (check.copies) out.item.copies = *check.copies;
  // What came back stands in its place again.
  out.item.state = check.state == ItemState::returned ? ItemState::in_place : check.state;
  if (check.state == ItemState::returned || check.state == ItemState::in_place) {
    out.item.lent_to.clear();
    out.item.return_due.reset();
  }
  out.item.checked_on = today();
  out.item.checked_by = check.by;
  if (!check.note.empty()) out.item.note = check.note;
  TRY(check_item(out.item));
  TRY(shelf_.change(actor, *known, out.item, check.note.empty() ? "stock-take" : check.note, {.action = "medium_item.check"}));
  return out;
}

Result<std::vector<MediumItem>> MediumItems::open_items(const record::Actor& actor, Day today, Day not_since) {
  std::vector<std::pair<int, MediumItem>> ranked;
  for (auto& kept : TRY(list(actor))) {
    MediumItem& item = kept.item;
    if (item.state == ItemState::missing) ranked.emplace_back(0, std::move(item));
    else if (item.state == ItemState::lent && item.return_due && *item.return_due < today) ranked.emplace_back(1, std::move(item));
    else if (item.state != ItemState::destroyed && (!item.checked_on || *item.checked_on < not_since))
      ranked.emplace_back(2, std::move(item));
  }
  std::ranges::stable_sort(ranked, {}, &std::pair<int, MediumItem>::first);
  std::vector<MediumItem> out;
  for (auto& [rank, item] : ranked) out.push_back(std::move(item));
  return out;
}

std::string MediumItems::form_csv(const std::vector<Kept<MediumItem>>& items) {
  std::string out(csv_byte_order_mark);
  append_csv_row(out, {"number", "what", "place", "copies", "found_place", "found_copies", "found_state", "by", "note"});
  for (const auto& kept : items) {
    if (kept.item.state == ItemState::destroyed) continue;
    append_csv_row(out, {guarded_cell(kept.item.number), guarded_cell(kept.item.what), guarded_cell(kept.item.place),
                         std::to_string(kept.item.copies), "", "", "", "", ""});
  }
  return out;
}

Result<MediumItems::FormResult> MediumItems::read_form(const record::Actor& actor, std::string_view csv, std::string_view name) {
  const CsvTable table = TRY(parse_csv(TRY(table_text(csv, name)), name));
  std::array<size_t, 6> at{};
  constexpr std::array<std::string_view, 6> columns = {"number", "found_place", "found_copies", "found_state", "by", "note"};
  for (size_t i = 0; i < columns.size(); ++i) at[i] = TRY(table.column(columns[i]));
  FormResult out;
  std::vector<ItemCheck> checks;
  for (const CsvRow& row : table.rows) {
    const auto cell = [&](size_t i) { return unguarded_cell(trim(row.cells[at[i]])); };
    ItemCheck check;
    check.number = cell(0);
    check.place = cell(1);
    const std::string copies = cell(2);
    const std::string state = cell(3);
    check.by = cell(4);
    check.note = cell(5);
    if (check.place.empty() && copies.empty() && state.empty() && check.by.empty()) {
      ++out.skipped;
      continue;
    }
    if (!copies.empty()) {
      std::int64_t number = 0;
      const auto [end, wrong] = std::from_chars(copies.data(), copies.data() + copies.size(), number);
      if (wrong != std::errc() || end != copies.data() + copies.size() || number < 0)
        return error(ErrorCode::invalid_input, "{}:{}: found_copies: '{}' is no number of copies", name, row.line, copies);
      check.copies = number;
    }
    if (!state.empty()) {
      const auto found = state_written(state);
      if (!found)
        return error(ErrorCode::invalid_input, "{}:{}: found_state: '{}' is none of in_place, lent, returned, missing, destroyed", name,
                     row.line, state);
      check.state = *found;
    }
    if (check.by.empty()) return error(ErrorCode::invalid_input, "{}:{}: by: who looked is missing", name, row.line);
    if (!TRY(find(actor, check.number)))
      return error(ErrorCode::invalid_input, "{}:{}: number: no copy or object with the number '{}'", name, row.line, check.number);
    checks.push_back(std::move(check));
  }
  for (const ItemCheck& one : checks) out.checked.push_back(TRY(check(actor, one)));
  return out;
}

}  // namespace sekimori::protect
