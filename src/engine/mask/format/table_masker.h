// Tables (CSV): cell by cell, and columns whose title says that they name the victim's people and machines.
#pragma once

#include "engine/mask/report.h"
#include "engine/mask/text/text_masker.h"

namespace sekimori::mask {

void learn_table(const CsvTable& table, Knowledge& knowledge, TimeScale& times);
// The table as text, with its header.
std::string mask_table(const CsvTable& table, const TextMasker& masker, const Pseudonyms& pseudonyms, Outcome& outcome);

}  // namespace sekimori::mask
