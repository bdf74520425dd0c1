#include "feature/protect/receipt_book.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "model/names.h"

namespace sekimori::protect {
namespace {

constexpr std::array<std::string_view, 5> subject_names = {"category_list", "secret", "object_list", "know_how_card", "ai_policy"};
constexpr std::array<std::string_view, 6> way_names = {"mark", "screen", "paper", "mail", "briefing", "notice"};

std::string subject_key(Subject subject, std::string_view id) { return fmt::format("{}/{}", name_of(subject), id); }
std::string identity(const Told& told, std::string_view staff_number) {
  return fmt::format("{}/{}/{}/{}", name_of(told.subject), told.id, told.edition, staff_number);
}

}  // namespace

std::string_view name_of(Subject subject) { return subject_names.at(static_cast<size_t>(subject)); }
std::optional<Subject> subject_from(std::string_view name) { return model::value_named<Subject>(subject_names, name); }
std::string_view name_of(Way way) { return way_names.at(static_cast<size_t>(way)); }
std::optional<Way> way_from(std::string_view name) { return model::value_named<Way>(way_names, name); }

Json to_json(const Receipt& r) {
  return Json::object({{"subject", name_of(r.told.subject)},
                       {"id", r.told.id},
                       {"edition", r.told.edition},
                       {"hash", r.told.hash},
                       {"staff_number", r.staff_number},
                       {"way", name_of(r.way)},
                       {"given_on", r.given_on.to_string()},
                       {"acknowledged_on", model::day_json(r.acknowledged_on)},
                       {"note", r.note}});
}

record::Draft Filed<Receipt>::draft(const Receipt& item) {
  record::Draft draft;
  draft.kind = kind;
  draft.body = to_json(item);
  draft.keys = {{"identity", identity(item.told, item.staff_number), record::Uniqueness::unique},
                {"subject", subject_key(item.told.subject, item.told.id), record::Uniqueness::shared},
                {"staff_number", item.staff_number, record::Uniqueness::shared}};
  return draft;
}

Result<Receipt> Filed<Receipt>::read(const Json& body) {
  Receipt out;
  TRY(model::read_named(body, "subject", subject_names, out.told.subject));
  TRY(model::read_text(body, "id", out.told.id));
  TRY(model::read_integer(body, "edition", out.told.edition));
  TRY(model::read_text(body, "hash", out.told.hash));
  TRY(model::read_text(body, "staff_number", out.staff_number));
  TRY(model::read_named(body, "way", way_names, out.way));
  std::optional<Day> given_on;
  TRY(model::read_day(body, "given_on", given_on));
  out.given_on = given_on.value_or(Day{});
  TRY(model::read_day(body, "acknowledged_on", out.acknowledged_on));
  TRY(model::read_text(body, "note", out.note));
  return out;
}

Result<void> ReceiptBook::check_day(Day day) {
  if (day > zone_.day_of(shelf_.clock().now()))
    return error(ErrorCode::invalid_input, "{} is still to come; what was given is recorded afterwards", day.to_string());
  return {};
}

Result<ReceiptBook::Given> ReceiptBook::give(const record::Actor& actor, const Told& told, const std::vector<std::string>& staff_numbers,
                                             Way way, Day day, std::optional<Day> acknowledged_on, std::string_view note) {
  TRY(check_day(day));
  if (acknowledged_on) TRY(check_day(*acknowledged_on));
  Given given;
  TRY(shelf_.database().write([&](sql::Transaction& tx) -> Result<void> {
    given = {};
    for (const std::string& staff_number : staff_numbers) {
      if (staff_number.empty()) return error(ErrorCode::invalid_input, "a staff number is empty");
      if (!TRY(shelf_.all<Receipt>(tx, actor, {}, "identity", identity(told, staff_number))).empty()) {
        ++given.known;
        continue;
      }
      Receipt receipt;
      receipt.told = told;
      receipt.staff_number = staff_number;
      receipt.way = way;
      receipt.given_on = day;
      receipt.acknowledged_on = acknowledged_on;
      receipt.note = note;
      TRY(shelf_.add(tx, actor, receipt, "given", {.valid_from = zone_.start_of(day)}));
      ++given.given;
    }
    return {};
  }));
  return given;
}

Result<void> ReceiptBook::acknowledge(const record::Actor& actor, const Told& told, std::string_view staff_number, Day day) {
  TRY(check_day(day));
  return shelf_.database().write([&](sql::Transaction& tx) -> Result<void> {
    const auto known = TRY(shelf_.all<Receipt>(tx, actor, {}, "identity", identity(told, staff_number)));
    if (known.empty())
      return error(ErrorCode::not_found, "{} was not given edition {} of {} {}", staff_number, told.edition, name_of(told.subject),
                   told.id);
    if (known.front().item.acknowledged_on) return {};
    if (day < known.front().item.given_on)
      return error(ErrorCode::invalid_input, "{} was given it on {}; it cannot be acknowledged before", staff_number,
                   known.front().item.given_on.to_string());
    Receipt receipt = known.front().item;
    receipt.acknowledged_on = day;
    TRY(shelf_.change(tx, actor, known.front(), receipt, "acknowledged", {.valid_from = zone_.start_of(day)}));
    return {};
  });
}

Result<std::vector<Kept<Receipt>>> ReceiptBook::of_subject(const record::Actor& actor, Subject subject, std::string_view id,
                                                           const record::AsOf& as_of) {
  auto out = TRY(shelf_.all<Receipt>(actor, as_of, "subject", subject_key(subject, id)));
  std::ranges::sort(out, [](const auto& a, const auto& b) {
    return std::tie(a.item.staff_number, a.item.told.edition) < std::tie(b.item.staff_number, b.item.told.edition);
  });
  return out;
}

Result<std::vector<Kept<Receipt>>> ReceiptBook::of_person(const record::Actor& actor, std::string_view staff_number,
                                                          const record::AsOf& as_of) {
  return shelf_.all<Receipt>(actor, as_of, "staff_number", staff_number);
}

}  // namespace sekimori::protect
