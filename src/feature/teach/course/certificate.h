// The paper that says who completed which course, and the statements that other systems read.
#pragma once

#include "base/language.h"
#include "feature/teach/course/training.h"
#include "paper/paper.h"

namespace sekimori::teach {

// `holder`: how the person is to be called on it.
paper::Paper certificate_of(const Training& training, std::string_view holder, Language language);

// xAPI 1.0.3 statements (ADL, Experience API, part two: data), one a training, as an array. `home` is the page of the system in which the
// learners have their accounts; it makes the names of people and courses unique and is asked for nothing. invalid_input: no http(s)
// address.
Result<Json> xapi_statements(const std::vector<Training>& trainings, std::string_view home, const Zone& zone);

// The same as a table for spreadsheets; a cell that would be taken for a formula is guarded.
std::string trainings_csv(const std::vector<Training>& trainings);

}  // namespace sekimori::teach
