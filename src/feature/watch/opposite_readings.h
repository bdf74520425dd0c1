// What else a fact can mean: the innocent readings of each kind of factor, from content/readings, in both languages.
//
//   for (const OppositeReading& reading : readings_of("deviation:rows_read")) show(reading.text);
//
// Immutable, any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/alert.h"

namespace sekimori::watch {

// Of the longest entry that the factor's name begins with; empty when there is none ("approved" speaks for the person already).
std::span<const model::OppositeReading> readings_of(std::string_view factor);

// For every factor that adds points, what else it can mean and what to check; the alert's own lists hold each sentence once.
void add_opposite_readings(model::Alert& alert);

}  // namespace sekimori::watch
