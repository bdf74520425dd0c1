#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const std::string& path = arguments.rest.front();
    protect::rights::ImportRequest request;
    request.name = TRY(needed(arguments, "name"));
    request.format = TRY(needed(arguments, "format"));
    request.root = arguments.value("root");
    request.own_domains = arguments.all("domain");
    request.taken_on = TRY(day_of(arguments, "taken-on"));
    const Bytes bytes = TRY(at.files.read(path, protect::rights::largest_export));
    const auto made =
        TRY(node.safeguards().rights_book.import(who, request, bytes, Path(path).filename().string(), arguments.value("reason", "import")));
    for (const std::string& note : made.notes) at.note(fmt::format("{}: {}\n", path, note));
    Json row = to_json(made);
    row.set("id", made.id).set("version", made.version);
    if (arguments.has("json")) at.out(row.dump() + "\n");
    else if (at.language == Language::ja)
      at.out(fmt::format("{}: 第 {} 版、場所 {}、グループ {}、アカウント {} ({} 時点)\n", made.name, made.version, made.places, made.groups,
                         made.accounts, made.taken_on.to_string()));
    else
      at.out(fmt::format("{}: version {}, {} places, {} groups, {} accounts, as of {}\n", made.name, made.version, made.places, made.groups,
                         made.accounts, made.taken_on.to_string()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_rights_import;
const Verb verb_rights_import{
    .name = "rights import",
    .summary = {.ja = "アクセス権の出力 (icacls、Get-Acl、LDIF、CSV など) を取り込む",
                .en = "take in an export of access rights (icacls, Get-Acl, LDIF, CSV ...)"},
    .options = safeguard_options(
        {value_option("name", "NAME",
                      {.ja = "取り込みの名前 (次回は新しい版になる)", .en = "name of the import; a later one is its next version"}),
         value_option("format", "FORMAT", {.ja = "形式 (rights formats で一覧)", .en = "format; 'rights formats' lists them"}),
         value_option("root", "PATH", {.ja = "相対パスの前に付ける場所", .en = "place before relative paths"}),
         repeated_option("domain", "DOMAIN", {.ja = "自社のメールドメイン", .en = "mail domain of the firm"}),
         value_option("taken-on", "DAY", {.ja = "出力した日", .en = "day of the export"}), reason_option()}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
