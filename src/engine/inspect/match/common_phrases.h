// Phrases that stand in countless letters and papers and say nothing about where a text came from: greetings, closings,
// contract formulas, notices under mails. Their fingerprints never count as a match.
#pragma once

#include <span>
#include <string_view>

namespace sekimori::inspect {

std::span<const std::string_view> common_phrases();

}  // namespace sekimori::inspect
