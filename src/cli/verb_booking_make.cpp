#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::DeskBooking wish;
    wish.subject = arguments.rest.front();
    wish.expert = TRY(needed(arguments, "expert"));
    wish.starts = TRY(model::moment_as_written(TRY(needed(arguments, "starts")), desk.calendar.zone()));
    wish.minutes = std::atoll(arguments.value("minutes", "60").c_str());
    const std::string manner = arguments.value("manner", "video");
    const auto named = consult::booking_manner_from(manner);
    if (!named) return error(ErrorCode::usage, "--manner '{}': video, visit or desk is needed", manner);
    wish.manner = *named;
    wish.place = arguments.value("place");
    return to_json(TRY(desk.bookings.book(who, wish)).value);
  });
}

}  // namespace

extern const Verb verb_booking_make;
const Verb verb_booking_make{
    .name = "booking make",
    .summary = {.ja = "専門家との相談や講義を予約する", .en = "book an expert for a talk or a lecture"},
    .options = safeguard_options(
        {value_option("expert", "EXPERT", {.ja = "専門家", .en = "expert"}),
         value_option("starts", "MOMENT", {.ja = "開始 (例: 令和7年5月2日 10:30)", .en = "start, as 2025-05-02 10:30"}),
         value_option("minutes", "N", {.ja = "分 (既定: 60)", .en = "minutes (usual: 60)"}),
         value_option("manner", "MANNER", {.ja = "video, visit, desk", .en = "video, visit or desk"}),
         value_option("place", "TEXT", {.ja = "ビデオ通話のリンク、または場所", .en = "link of the video call, or where"})}),
    .rest = "SUBJECT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
