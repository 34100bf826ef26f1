#version 330
uniform mat4 light; in vec3 pos;
void main(){ gl_Position=light*vec4(pos,1); }
