#version 330
uniform mat4 mvp; uniform mat4 light;
in vec3 pos; in vec3 nrm; in vec3 tpl; in vec4 attr;
out vec3 wpos; out vec3 wn; out vec3 t; out vec4 a; out vec4 ls;
void main(){
 wpos=pos; wn=nrm; t=tpl; a=attr; ls=light*vec4(pos,1); gl_Position=mvp*vec4(pos,1);
}
