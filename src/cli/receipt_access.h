// How people are named to whom something is given: "A-0012" from the command line, or everybody of the register.
#pragma once

#include "cli/protect_access.h"
#include "feature/protect/receipt_book.h"

namespace sekimori::cli {

std::vector<Option> giving_options(std::vector<Option> more = {});  // --to STAFF..., --all, --department NAME, --way WAY, --on DAY
Result<std::vector<std::string>> people_named(const Arguments& arguments, node::Node& node, const record::Actor& actor);
Result<protect::Way> way_named(const Arguments& arguments);
ExitCode report_given(Surroundings& at, const Arguments& arguments, const protect::ReceiptBook::Given& given);
void print_receipt(Surroundings& at, const Arguments& arguments, const protect::Receipt& receipt);
// "secret:S-001", "know_how_card:K-3", "category_list": which version of it holds now. not_found when there is none.
Result<protect::Told> told_named(std::string_view text, node::Node& node, const record::Actor& actor);

}  // namespace sekimori::cli
