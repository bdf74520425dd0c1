// `sekimori playbook cacao NAME`: a playbook of this program as others' programs read it. Needs no node.
#include "cli/verb.h"
#include "feature/respond/cacao.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const respond::Playbook* const playbook = respond::find_playbook(arguments.rest.front());
  if (playbook == nullptr) return error(ErrorCode::not_found, "no playbook '{}'", arguments.rest.front());
  at.out(respond::cacao_of(*playbook).dump() + "\n");
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_playbook_cacao;
const Verb verb_playbook_cacao{.name = "playbook cacao",
                               .summary = {.ja = "手順書を CACAO 2.0 で出力する", .en = "print a playbook as CACAO 2.0"},
                               .options = {},
                               .rest = "NAME",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
