#include "model/inspection.h"

#include <array>

namespace sekimori::model {
namespace {

template <class Enum, size_t n>
std::optional<Enum> find_name(const std::array<std::string_view, n>& names, std::string_view name) {
  for (size_t i = 0; i < n; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return {};
}

constexpr std::array<std::string_view, 3> status_names = {"inspected", "partial", "not_inspected"};
constexpr std::array<std::string_view, 13> reason_names = {"",           "encrypted", "damaged", "too_deep", "too_large",
                                                           "ratio",      "timeout",   "memory",  "crashed",  "unsupported",
                                                           "unreadable", "symlink",   "special"};
constexpr std::array<std::string_view, 14> place_names = {"header",       "footer",       "watermark",   "stamp",       "first_lines",
                                                          "last_lines",   "body",         "file_name",   "folder_name", "sheet_name",
                                                          "mail_subject", "slide_master", "title_block", "label"};
constexpr std::array<std::string_view, 5> match_names = {"exact", "member", "partial", "rows", "drawing"};

}  // namespace

std::string_view name_of(InspectionStatus status) { return status_names.at(static_cast<size_t>(status)); }
std::string_view name_of(Reason reason) { return reason_names.at(static_cast<size_t>(reason)); }
std::optional<Reason> reason_from(std::string_view name) { return find_name<Reason>(reason_names, name); }
std::string_view name_of(MarkPlace place) { return place_names.at(static_cast<size_t>(place)); }
std::optional<MarkPlace> mark_place_from(std::string_view name) { return find_name<MarkPlace>(place_names, name); }
std::string_view name_of(RangeUnit unit) { return unit == RangeUnit::character ? "char" : "byte"; }
std::string_view name_of(MatchKind kind) { return match_names.at(static_cast<size_t>(kind)); }

}  // namespace sekimori::model
