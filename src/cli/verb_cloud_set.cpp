#include "cli/fact_answers.h"
#include "feature/protect/place_filing.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::Shelf& shelf = node.protect().shelf;
    const Day today = node.zone().day_of(at.clock.now());
    const auto before = TRY(protect::cloud_place(shelf, actor, arguments.rest[0]));
    protect::CloudPlace place = before ? before->item : protect::CloudPlace();
    place.number = arguments.rest[0];
    place.secret = arguments.value("secret", place.secret);
    place.service = arguments.value("service", place.service);
    place.place = arguments.value("place", place.place);
    place.region = arguments.value("region", place.region);
    if (arguments.has("outside")) place.outside_accounts = arguments.all("outside");
    if (arguments.has("link")) place.links.clear();
    for (const std::string& given : arguments.all("link")) {
      protect::ShareLink link;
      const size_t first = given.find(':');
      const size_t second = first == std::string::npos ? first : given.find(':', first + 1);
      link.label = given.substr(0, first);
      if (first != std::string::npos) link.scope = given.substr(first + 1, second == std::string::npos ? second : second - first - 1);
      if (second != std::string::npos) link.expires = TRY(Day::parse(given.substr(second + 1)));
      place.links.push_back(std::move(link));
    }
    if (arguments.has("no-links")) place.links.clear();
    TRY(answer_facts(arguments, "cloud", today, place.answers));
    const auto kept = TRY(protect::file_cloud_place(shelf, node.reg(), actor, place, today, arguments.value("reason", "looked at")));
    print_gaps(at, arguments, protect::check_cloud_place(kept.item, today));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_cloud_set;
const Verb verb_cloud_set{
    .name = "cloud set",
    .summary = {.ja = "クラウド上の置き場所、共有リンク、外部アカウントを記録して点検する",
                .en = "record a place on a cloud, its share links and outside accounts, and check it"},
    .options = fact_options({value_option("secret", "NUMBER", {.ja = "営業秘密の管理番号", .en = "register number of the secret"}),
                             value_option("service", "NAME", {.ja = "サービス", .en = "service"}),
                             value_option("place", "TEXT", {.ja = "フォルダ", .en = "folder"}),
                             value_option("region", "TEXT", {.ja = "保存される国・地域", .en = "country or region of storage"}),
                             repeated_option("link", "LABEL:SCOPE[:DAY]",
                                             {.ja = "共有リンク (名前:anyone|organisation|named:期限)",
                                              .en = "share link (label:anyone|organisation|named:day of expiry)"}),
                             {.name = "no-links", .help = {.ja = "共有リンクはない", .en = "there are no share links"}},
                             repeated_option("outside", "ACCOUNT", {.ja = "外部のアカウント", .en = "outside account"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
