// rooms: base model engine/link
// Any text as an indicator: no crash; its one spelling is its own spelling; digests are as like to each other as each to the other.
#include "engine/link/fuzzy_hash.h"
#include "engine/link/indicator.h"
#include "engine/link/stop_lists.h"
#include "engine/link/text_likeness.h"

using namespace sekimori;
using namespace sekimori::link;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const StopLists lists;
  std::vector<Feature> features;
  if (const auto found = classify_indicator(text)) {
    features_of_indicator(*found, features);
    SEKIMORI_CHECK(!features.empty());
    if (const auto again = normalise_feature(found->type, found->value))
      SEKIMORI_CHECK(*again == *found || found->type == FeatureType::artefact_name);
  }
  if (size > 0)
    if (const auto typed = normalise_feature(static_cast<FeatureType>(data[0] % feature_types), text.substr(1)))
      features_of_indicator(*typed, features);
  for (const Feature& feature : features) (void)lists.judge(feature);
  (void)path_template(text);
  (void)pattern_of(text);
  (void)text_signature(text);
  const std::string_view a = text.substr(0, size / 2), b = text.substr(size / 2);
  const auto left = normalise_feature(FeatureType::fuzzy_hash, a), right = normalise_feature(FeatureType::fuzzy_hash, b);
  if (left && right) {
    const double one = digest_likeness(left->value, right->value), other = digest_likeness(right->value, left->value);
    SEKIMORI_CHECK(one == other && one >= 0 && one <= 1);
    SEKIMORI_CHECK(digest_bands(left->value).size() <= 32);
  }
  return 0;
}
