// Two years of a desk's seminars as tables that `seminar import` reads: the planned list of fiscal 2015 with its days and places, and
// fiscal 2014 as it was counted, 712 participants at more than 20 places, spread by a seed over places and sizes of firms.
//
//   std::string csv = seminar_year_2014(20150128);
//
// Days and places of 2015 are those of the published list; who came to which seminar in 2014 was not published and is invented.
#pragma once

#include <cstdint>
#include <string>

namespace sekimori::demo {

constexpr std::int64_t participants_2014 = 712;

std::string seminar_year_2014(std::uint64_t seed);
std::string seminar_list_2015();

}  // namespace sekimori::demo
