#include "engine/link/graph_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sekimori::link {
namespace {

constexpr int steps = 120;
constexpr double least_distance = 1e-4;

struct Force {
  double x = 0, y = 0;
};

// Into the unit square, in its own proportions, the middle in the middle.
void fit(std::vector<Place>& places) {
  const auto [left, right] = std::ranges::minmax_element(places, {}, &Place::x);
  const auto [low, high] = std::ranges::minmax_element(places, {}, &Place::y);
  const double x = (left->x + right->x) / 2, y = (low->y + high->y) / 2;
  const double side = std::max({right->x - left->x, high->y - low->y, least_distance});
  for (Place& place : places) place = {0.5 + (place.x - x) / side * 0.96, 0.5 + (place.y - y) / side * 0.96};
}

}  // namespace

std::vector<Place> lay_out(const Infrastructure& graph) {
  const size_t count = graph.nodes.size();
  std::vector<Place> places(count);
  if (count == 0) return places;
  // The heaviest nodes stand first in the list and begin in the middle.
  const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
  for (size_t i = 0; i < count; ++i) {
    const double radius = 0.5 * std::sqrt((static_cast<double>(i) + 0.5) / static_cast<double>(count));
    const double angle = golden * static_cast<double>(i);
    places[i] = {radius * std::cos(angle), radius * std::sin(angle)};
  }
  const double wanted = 1 / std::sqrt(static_cast<double>(count));
  std::vector<Force> forces(count);
  for (int step = 0; step < steps; ++step) {
    std::ranges::fill(forces, Force{});
    for (size_t a = 0; a < count; ++a)
      for (size_t b = a + 1; b < count; ++b) {
        const double dx = places[a].x - places[b].x, dy = places[a].y - places[b].y;
        const double squared = std::max(dx * dx + dy * dy, least_distance);
        const double push = wanted * wanted / squared;
        forces[a].x += dx * push;
        forces[a].y += dy * push;
        forces[b].x -= dx * push;
        forces[b].y -= dy * push;
      }
    for (const InfrastructureEdge& edge : graph.edges) {
      const double dx = places[edge.a].x - places[edge.b].x, dy = places[edge.a].y - places[edge.b].y;
      const double pull = std::sqrt(dx * dx + dy * dy) / wanted;
      forces[edge.a].x -= dx * pull;
      forces[edge.a].y -= dy * pull;
      forces[edge.b].x += dx * pull;
      forces[edge.b].y += dy * pull;
    }
    const double warmth = 0.1 * (1 - static_cast<double>(step) / steps);
    for (size_t i = 0; i < count; ++i) {
      // Parts that nothing ties would drift away for ever.
      forces[i].x -= places[i].x;
      forces[i].y -= places[i].y;
      const double length = std::max(std::sqrt(forces[i].x * forces[i].x + forces[i].y * forces[i].y), least_distance);
      const double way = std::min(length, warmth) / length;
      places[i].x += forces[i].x * way;
      places[i].y += forces[i].y * way;
    }
  }
  fit(places);
  return places;
}

}  // namespace sekimori::link
