// The label of the Traffic Light Protocol that a report bears inside: as a marking (STIX), as a tag (MISP), as words (TLP:RED).
//
//   strictest_label(report);                  // "RED"; "" where it bears none
//   take_labels_out(content, report.format);  // what is left says nothing about how far it may go: the share's own label does
//
// Whoever wrote the report bound it: a hub releases it no wider unless the member says so. Two labels that contradict each other would
// leave each reader to choose, so none stays inside. Labels after FIRST's TLP 1 (WHITE is CLEAR) and 2.0. Cost: one walk over the document.
#pragma once

#include "engine/mask/report.h"

namespace sekimori::mask {

std::string_view strictest_label(const Report& report);
void take_labels_out(Json& content, ReportFormat format);

}  // namespace sekimori::mask
