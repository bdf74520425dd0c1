#include "cli/learn_access.h"
#include "net/link_probe.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        if (arguments.has("check")) teach.links.ask_with(net::link_probe());
        const auto addresses = TRY(teach.library.addresses(who));
        for (const auto& one : arguments.has("check") ? TRY(teach.links.check(who, addresses)) : TRY(teach.links.list(who, addresses)))
          out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<8} {} {} {}", one["state"].text(), one["status"].integer_or(0), one["address"].text(),
                           one["moved_to"].text());
      });
}

}  // namespace

extern const Verb verb_library_links;
const Verb verb_library_links{.name = "library links",
                              .summary = {.ja = "リンクの状態 (--check で確かめる)", .en = "state of links; --check asks them"},
                              .options = safeguard_options({flag_option("check", {.ja = "今たずねる", .en = "ask them now"})}),
                              .run = run};

}  // namespace sekimori::cli
