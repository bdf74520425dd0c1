#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    Json out = to_json(TRY(teach.subscribers.find(who, arguments.rest.front())).value);
    Json list = Json::array();
    for (const teach::SubscribedAddress& one : TRY(teach.subscribers.addresses(who, arguments.rest.front()))) list.push(to_json(one));
    return out.set("list", std::move(list));
  });
}

}  // namespace

extern const Verb verb_subscriber_show;
const Verb verb_subscriber_show{
    .name = "subscriber show",
    .summary = {.ja = "団体の連絡担当者と配信先", .en = "show an organisation with contact persons and addresses"},
    .options = safeguard_options(),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
