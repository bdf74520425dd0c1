#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(desk.bookings.list(who, TRY(written_day(arguments, "from")), TRY(written_day(arguments, "to")),
                                                      arguments.value("expert"))))
          out.push_back(to_json(one.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<11} {:<7} {:<13} {} {:>4} {:<6} {}", one["number"].text(), one["expert"].text(), one["subject"].text(),
                           one["starts"].text(), one["minutes"].integer_or(0), one["manner"].text(), one["state"].text());
      });
}

}  // namespace

extern const Verb verb_booking_list;
const Verb verb_booking_list{
    .name = "booking list",
    .summary = {.ja = "予約の一覧", .en = "list bookings"},
    .options = safeguard_options({value_option("from", "DAY", {.ja = "この日から", .en = "from this day on"}),
                                  value_option("to", "DAY", {.ja = "この日まで", .en = "until this day"}),
                                  value_option("expert", "EXPERT", {.ja = "この専門家だけ", .en = "only of this expert"})}),
    .run = run};

}  // namespace sekimori::cli
