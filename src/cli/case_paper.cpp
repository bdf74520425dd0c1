#include "cli/case_paper.h"

namespace sekimori::cli {

std::vector<Option> firm_options() {
  return {{.name = "company", .kind = OptionKind::value, .metavar = "NAME", .help = {.ja = "会社名", .en = "name of the firm"}},
          {.name = "company-address", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "所在地", .en = "address of the firm"}},
          {.name = "contact", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "連絡先", .en = "whom to contact"}},
          {.name = "knows", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "本件を知る者", .en = "who knows of the case"}}};
}

respond::Firm firm_of(const Arguments& arguments) {
  return {arguments.value("company"), arguments.value("company-address"), arguments.value("contact"), arguments.value("knows")};
}

}  // namespace sekimori::cli
