"""A mesh that the examples of the rules vary: a square beside a triangle, with data on faces and on two nodes."""

MESH = """dimensions:
  node = 5 ; edge = 6 ; face = 2 ; border = 5 ; two = 2 ; four = 4 ; point = 2 ;
variables:
  int mesh ; mesh:cf_role = "mesh_topology" ; mesh:long_name = "a square and a triangle" ;
    mesh:topology_dimension = 2 ; mesh:node_coordinates = "node_x node_y" ;
    mesh:edge_node_connectivity = "edge_nodes" ; mesh:face_node_connectivity = "face_nodes" ;
    mesh:face_edge_connectivity = "face_edges" ; mesh:face_face_connectivity = "face_faces" ;
    mesh:boundary_node_connectivity = "border_nodes" ; mesh:face_coordinates = "face_x face_y" ;
    mesh:face_dimension = "face" ; mesh:edge_dimension = "edge" ;
  double node_x(node) ; node_x:units = "degrees_east" ; node_x:standard_name = "longitude" ;
  double node_y(node) ; node_y:units = "degrees_north" ; node_y:standard_name = "latitude" ;
  double face_x(face) ; face_x:units = "degrees_east" ; face_x:standard_name = "longitude" ;
    face_x:bounds = "corner_x" ;
  double face_y(face) ; face_y:units = "degrees_north" ; face_y:standard_name = "latitude" ;
    face_y:bounds = "corner_y" ;
  double corner_x(face, four) ;
  double corner_y(face, four) ;
  int edge_nodes(edge, two) ; edge_nodes:cf_role = "edge_node_connectivity" ; edge_nodes:start_index = 0 ;
  int face_nodes(face, four) ; face_nodes:cf_role = "face_node_connectivity" ; face_nodes:start_index = 0 ;
    face_nodes:_FillValue = -1 ;
  int face_edges(face, four) ; face_edges:cf_role = "face_edge_connectivity" ; face_edges:_FillValue = -1 ;
  int face_faces(face, four) ; face_faces:cf_role = "face_face_connectivity" ; face_faces:_FillValue = -1 ;
  int border_nodes(border, two) ; border_nodes:cf_role = "boundary_node_connectivity" ; border_nodes:start_index = 1 ;
  int gauges(point) ; gauges:cf_role = "location_index_set" ; gauges:mesh = "mesh" ; gauges:location = "node" ;
    gauges:start_index = 0 ; gauges:long_name = "nodes with gauges" ;
  float level(time, face) ; level:long_name = "water level" ; level:units = "m" ;
    level:mesh = "mesh" ; level:location = "face" ; level:coordinates = "face_x face_y" ;
  float gauge(time, point) ; gauge:long_name = "water level" ; gauge:units = "m" ; gauge:location_index_set = "gauges" ;
data:
  mesh = 0 ;
  node_x = 0, 1, 1, 0, 2 ;
  node_y = 0, 0, 1, 1, 0.5 ;
  face_x = 0.5, 1.3 ;
  face_y = 0.5, 0.5 ;
  corner_x = 0, 1, 1, 0, 1, 2, 1, _ ;
  corner_y = 0, 0, 1, 1, 0, 0.5, 1, _ ;
  edge_nodes = 0, 1, 1, 2, 2, 3, 3, 0, 1, 4, 4, 2 ;
  face_nodes = 0, 1, 2, 3, 1, 4, 2, -1 ;
  face_edges = 0, 1, 2, 3, 4, 5, 1, -1 ;
  face_faces = -1, 1, -1, -1, -1, -1, 0, -1 ;
  border_nodes = 1, 2, 3, 4, 4, 1, 2, 5, 5, 3 ;
  gauges = 0, 4 ;
"""

# A network of edges only: dimension 1.
NETWORK = """dimensions:
  node = 3 ; edge = 2 ; two = 2 ;
variables:
  int net ; net:cf_role = "mesh_topology" ; net:long_name = "two edges" ; net:topology_dimension = 1 ;
    net:node_coordinates = "node_x node_y" ; net:edge_node_connectivity = "edge_nodes" ;
  double node_x(node) ; node_x:units = "degrees_east" ; node_x:standard_name = "longitude" ;
  double node_y(node) ; node_y:units = "degrees_north" ; node_y:standard_name = "latitude" ;
  int edge_nodes(edge, two) ; edge_nodes:cf_role = "edge_node_connectivity" ;
data:
  node_x = 0, 1, 2 ;
  node_y = 0, 1, 0 ;
  edge_nodes = 0, 1, 1, 2 ;
"""
